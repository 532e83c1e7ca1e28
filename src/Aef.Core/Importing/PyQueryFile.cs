using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;

namespace Aef.Core.Importing;

/// <summary>
/// Reads the queries of sources: a text that ends with <c>.sql</c> is a path, relative to the configuration or to the current folder.
/// </summary>
internal sealed class PyQueryFile(string configuration, DiagnosticBag diagnostics)
{
    private const string Bucket = "gs://";

    /// <summary>The text of the query; null when its file cannot be read, which is reported.</summary>
    public string? Read(PyModule module, string query)
    {
        if (!query.EndsWith(".sql", StringComparison.Ordinal))
        {
            return query;
        }

        if (query.StartsWith(Bucket, StringComparison.Ordinal))
        {
            Report("it is in a bucket.");
            return null;
        }

        var beside = Path.Combine(Path.GetDirectoryName(configuration) ?? string.Empty, query);
        var text = SourceTextReader.ReadFile(beside);
        if (text.Source is null && SourceTextReader.ReadFile(query) is { Source: not null } here)
        {
            text = here;
        }

        if (text.Source is null)
        {
            Report(text.Diagnostics[0].Message);
        }

        return text.Source?.Text;

        void Report(string why) => diagnostics.Add(
            PyDataflowDiagnostics.NoQuery.At(module.At("query"), Quoted.Text(query), Quoted.Text(module.Name), why));
    }
}
