using System.Text.Json;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Tests.Schemas;
using Aef.Tests.Support;

namespace Aef.Tests.Conformance;

/// <summary>Google's published JSON Schema of workflows, next to the repository: evidence, not an authority.</summary>
internal static class PublishedSchema
{
    /// <summary>The file; null when it is not there.</summary>
    public static string? File { get; } = Repository.Shared is { } shared
        && System.IO.File.Exists(Path.Combine(shared, "data", "workflows.schema.json"))
        ? Path.Combine(shared, "data", "workflows.schema.json")
        : null;

    /// <summary>True when a document is what the schema describes; siblings of <c>$ref</c> count, as newer drafts have it.</summary>
    public static bool Accepts(DocumentNode document)
    {
        using var schema = JsonDocument.Parse(System.IO.File.ReadAllText(File!)); // Callers ask for the file first.
        using var value = JsonDocument.Parse(DocumentPrinter.ToJson(document));
        return new SchemaValidator(schema.RootElement, siblingsCount: true).IsValid(value.RootElement);
    }
}
