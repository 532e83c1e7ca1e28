using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// Reads the executor entries of a user: every <c>*.yaml</c>, <c>*.yml</c> and <c>*.json</c> file of a folder, one entry per file.
/// </summary>
internal sealed class ExecutorFolderReader
{
    /// <summary>The extensions of entry files; case is ignored.</summary>
    internal static readonly IReadOnlyList<string> Endings = [".json", ".yaml", ".yml"];

    private readonly ExecutorDefinitionReader _reader;

    /// <summary>Creates a reader; <paramref name="documents"/> reads JSON and YAML, usually a <see cref="DocumentReader"/>.</summary>
    public ExecutorFolderReader(IDocumentReader documents) => _reader = new ExecutorDefinitionReader(documents);

    /// <summary>Reads the entries of a folder. An unreadable folder, and a name that two files define, are errors.</summary>
    public ExecutorFolderResult Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var diagnostics = new DiagnosticBag();
        var byName = new Dictionary<string, ExecutorDefinition>(StringComparer.Ordinal);
        foreach (var file in Files(folder, diagnostics))
        {
            var text = SourceTextReader.ReadFile(file);
            diagnostics.AddRange(text.Diagnostics);
            if (text.Source is not { } source)
            {
                continue;
            }

            var result = _reader.Read(source);
            diagnostics.AddRange(result.Diagnostics);
            if (result.Executor is { } executor && !byName.TryAdd(executor.Name, executor))
            {
                diagnostics.Add(CatalogDiagnostics.DuplicateExecutor.At(executor.NameLocation, Quoted.Text(executor.Name))
                    .WithRelated(byName[executor.Name].NameLocation, "the first entry"));
            }
        }

        return new ExecutorFolderResult([.. byName.Values], diagnostics.Items);
    }

    private static string[] Files(string folder, DiagnosticBag diagnostics)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(CatalogDiagnostics.NoFolder.At(Location.FromScript(folder, 0, 0), Quoted.Text(folder)));
            return [];
        }
    }
}
