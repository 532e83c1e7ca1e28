using System.Text.Json;
using Aef.Core.Pipelines.Schemas;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The published schemas, and the files of the repository that they are about.</summary>
internal static class SchemaFiles
{
    public static SchemaValidator Definition { get; } = Load(PublishedSchemas.Definition);

    public static SchemaValidator Simulate { get; } = Load(PublishedSchemas.Simulate);

    public static SchemaValidator Mocks { get; } = Load(PublishedSchemas.Mocks);

    /// <summary>The mock files among the examples.</summary>
    public static TheoryData<string> MockFiles =>
        [.. Documents().Where(p => Path.GetFileName(p).StartsWith("mocks", StringComparison.Ordinal))];

    /// <summary>The definitions among the examples and the baselines, as paths below the root.</summary>
    public static TheoryData<string> Definitions => [.. Documents().Where(IsDefinition)];

    /// <summary>The simulation scripts among them.</summary>
    public static TheoryData<string> Scripts => [.. Documents().Where(p => p.Contains("simulate", StringComparison.Ordinal))];

    public static JsonElement ReadText(string text)
    {
        using var json = JsonDocument.Parse(DocumentPrinter.ToJson(Read(new SourceText(text))), new JsonDocumentOptions { MaxDepth = 300 });
        return json.RootElement.Clone();
    }

    public static JsonElement ReadFile(string path) => ReadText(File.ReadAllText(Repository.PathOf(path)));

    public static SchemaValidator Load(string name)
    {
        using var json = JsonDocument.Parse(PublishedSchemas.Read(name));
        return new SchemaValidator(json.RootElement.Clone());
    }

    private static IEnumerable<string> Documents() =>
        from folder in (string[])["examples", Path.Combine("tests", "Baselines")]
        from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".json" or ".yaml"
        select Path.GetRelativePath(Repository.Root, file);

    private static bool IsDefinition(string path) =>
        Path.GetFileName(path) is var name
            && (name.StartsWith("definition", StringComparison.Ordinal) || name.StartsWith("pipeline", StringComparison.Ordinal));

    private static DocumentNode Read(SourceText source)
    {
        var result = Support.Definitions.Documents.Read(source);
        return result.Root.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }
}
