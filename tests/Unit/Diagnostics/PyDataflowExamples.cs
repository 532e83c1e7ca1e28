using Aef.Adapters.Yaml;
using Aef.Core.Importing;
using Aef.Documents.Diagnostics;

namespace Aef.Tests.Diagnostics;

/// <summary>Examples that are configurations of pydataflow: the first file, with the connection profiles in <c>profiles.json</c>.</summary>
internal static class PyDataflowExamples
{
    public static IEnumerable<Diagnostic> Import(string text) => ProjectExamples.Use(text, files =>
        new PyDataflowImporter(new YamlDocumentReader()).Import([files[0]], new PyDataflowOptions
        {
            ProfilePath = files.FirstOrDefault(f => f.EndsWith("profiles.json", StringComparison.Ordinal)),
            Folder = Path.GetDirectoryName(files[0]),
        }).Diagnostics);
}
