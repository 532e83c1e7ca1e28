using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

/// <summary>Reads documents for tests.</summary>
internal static class Read
{
    public static DocumentResult Json(string text) => new JsonDocumentReader().Read(new SourceText(text, "test.json"));

    public static DocumentResult Yaml(string text) => new YamlDocumentReader().Read(new SourceText(text, "test.yaml"));

    public static DocumentNode Good(DocumentResult result)
    {
        result.Diagnostics.ShouldBeEmpty();
        return result.Root.ShouldNotBeNull();
    }

    /// <summary>The diagnostics as <c>CODE line:column</c>.</summary>
    public static IEnumerable<string> Locations(DocumentResult result) =>
        result.Diagnostics.Select(d => $"{d.Code} {d.Location.Start.Line}:{d.Location.Start.Column}");
}
