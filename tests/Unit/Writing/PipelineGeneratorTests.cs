using System.Collections;
using System.Reflection;
using System.Text.Json;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Writing;

/// <summary>The generated pipelines, which the tests of writers, formatting and comparison use, have every key of the format.</summary>
public sealed class PipelineGeneratorTests
{
    private static readonly Pipeline[] Pipelines = [.. Enumerable.Range(0, 60).Select(seed => new PipelineGenerator(seed).Pipeline())];

    public static TheoryData<Type> Parts =>
    [
        typeof(Pipeline), typeof(PipelineLevel), typeof(PipelineThread), typeof(PipelineStep), typeof(PipelineInput),
        typeof(PipelineVariable), typeof(PipelineLabel), typeof(PipelineSchedule), typeof(ConcurrencyPolicy), typeof(RetryPolicy),
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_property_of_the_model_has_a_value_in_some_pipeline(Type part)
    {
        var all = Pipelines.SelectMany(All).Where(part.IsInstanceOfType).ToList();

        Settable(part)
            .Where(p => !all.Exists(a => p.GetValue(a) is { } value && value is not ICollection { Count: 0 }))
            .Select(p => p.Name)
            .ShouldBeEmpty();
    }

    /// <summary>A key without a property would be lost when a definition is written.</summary>
    [Fact]
    public void Every_key_of_the_format_is_written_and_is_in_the_schema()
    {
        var written = Pipelines.SelectMany(p => Keys(DefinitionWriter.ToDocument(p, SourceFormat.Yaml)))
            .ToHashSet(StringComparer.Ordinal);
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("schemas", "definition.schema.json")));
        var published = Properties(schema.RootElement).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var keys = typeof(DefinitionKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string?)f.GetRawConstantValue())
            .OfType<string>()
            .ToList();

        keys.Count.ShouldBeGreaterThan(60);
        keys.Where(k => k != DefinitionKeys.Definition && !written.Contains(k)).ShouldBeEmpty("not written");
        keys.Where(k => !published.Contains(k)).ShouldBeEmpty("not in the schema");
    }

    /// <summary>The properties that a method such as <c>WithWhen</c> sets.</summary>
    private static IEnumerable<PropertyInfo> Settable(Type part) => part.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(m => m.Name.StartsWith("With", StringComparison.Ordinal) && m.GetParameters() is [{ Name: "value" }])
        .Select(m => part.GetProperty(m.Name["With".Length..]))
        .OfType<PropertyInfo>();

    private static IEnumerable<object> All(object part)
    {
        yield return part;
        foreach (var property in part.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            object[] inner = property.GetValue(part) switch
            {
                IEnumerable list and not string => [.. list.OfType<object>()],
                { } one => [one],
                null => [],
            };
            foreach (var found in inner.Where(i => i.GetType().Namespace == typeof(Pipeline).Namespace).SelectMany(All))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<string> Keys(DocumentNode node) => node switch
    {
        MappingNode map => map.Entries.SelectMany(e => Keys(e.Value).Prepend(e.Key)),
        SequenceNode list => list.Items.SelectMany(Keys),
        _ => [],
    };

    private static IEnumerable<string> Properties(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(p => Properties(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Properties),
        _ => [],
    };
}
