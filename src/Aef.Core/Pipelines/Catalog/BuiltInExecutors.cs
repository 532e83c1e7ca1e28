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
    private static readonly Lazy<ExecutorCatalog> Embedded = new(Read);

    public static ExecutorCatalog Catalog => Embedded.Value;

    private static ExecutorCatalog Read()
    {
        var assembly = typeof(BuiltInExecutors).Assembly;
        var reader = new ExecutorDefinitionReader(new JsonDocumentReader());
        var executors = new List<ExecutorDefinition>();
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // the name is the assembly's own
            using var text = new StreamReader(stream, Encoding.UTF8);
            var result = reader.Read(new SourceText(text.ReadToEnd(), name), isBuiltIn: true);
            executors.Add(
                result.Executor
                    ?? throw new AefInternalException(
                        $"The embedded executor {name} cannot be read: {string.Join(" ", result.Diagnostics)}"));
        }

        return new ExecutorCatalog(executors);
    }
}
