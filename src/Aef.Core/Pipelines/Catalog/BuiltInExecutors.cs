using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// Reads the entries that are embedded in this assembly. They are JSON, so that no YAML reader is needed to run AEF definitions.
/// </summary>
internal static class BuiltInExecutors
{
    private const string Prefix = "executors/";
    private const string Ending = ".json";

    private static readonly Lazy<ExecutorCatalog> Embedded = new(Find);

    public static ExecutorCatalog Catalog => Embedded.Value;

    /// <summary>The name of each entry is that of its file, so that an entry is only read when somebody asks for it.</summary>
    private static ExecutorCatalog Find()
    {
        var names = typeof(BuiltInExecutors).Assembly.GetManifestResourceNames();
        return new ExecutorCatalog(
            names.Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => KeyValuePair.Create(n[Prefix.Length..^Ending.Length], new Lazy<ExecutorDefinition>(() => Read(n)))));
    }

    private static ExecutorDefinition Read(string resource)
    {
        using var stream = typeof(BuiltInExecutors).Assembly.GetManifestResourceStream(resource)!; // the name is the assembly's own
        using var text = new StreamReader(stream, Encoding.UTF8);
        var reader = new ExecutorDefinitionReader(new JsonDocumentReader());
        var result = reader.Read(new SourceText(text.ReadToEnd(), resource), isBuiltIn: true);
        return result.Executor
            ?? throw new AefInternalException(
                $"The embedded executor {resource} cannot be read: {string.Join(" ", result.Diagnostics)}");
    }
}
