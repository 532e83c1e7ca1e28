using System.Collections;
using System.Reflection;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Model;

public sealed class PipelineModelTests
{
    private static readonly IReadOnlyList<Type> ModelTypes =
        [.. typeof(Pipeline).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Pipeline).Namespace && t is { IsAbstract: false, IsEnum: false })];

    [Fact]
    public void Where_a_node_came_from_does_not_make_it_another_node()
    {
        var source = new SourceText("job_id: J01", "a.yaml");
        var step = new PipelineStep("J01", "job", Location.FromSource(source, new TextSpan(8, 3)));

        step.ShouldBe(new PipelineStep("J01", "job", Location.FromScript("deploy.ps1", 41, 1)));
        step.GetHashCode().ShouldBe(new PipelineStep("J01", "job").GetHashCode());
        step.ShouldNotBe(new PipelineStep("J02", "job"));
    }

    [Fact]
    public void Documents_in_a_node_are_compared_by_value()
    {
        var with = (string v) => new PipelineStep("J01").WithWith(new MappingNode([new MappingEntry("a", ScalarNode.String(v))]));

        with("x").ShouldBe(with("x"));
        with("x").ShouldNotBe(with("y"));
    }

    [Fact]
    public void A_change_returns_another_node_and_keeps_the_first_one()
    {
        var step = new PipelineStep("J01");

        step.WithNext("J02").Next.ShouldBe("J02");
        step.Next.ShouldBeNull();
    }

    [Fact]
    public void A_node_refuses_null_and_nothing_else()
    {
        Should.Throw<ArgumentNullException>(() => new PipelineInput(null!));
        Should.Throw<ArgumentNullException>(() => new Pipeline().WithLevels(null!));
        new Pipeline("", []).WithEngine("steam").WithLevels([new PipelineLevel("").WithMaxParallel(-1)]).Engine.ShouldBe("steam");
    }

    [Fact]
    public void No_property_of_the_model_can_be_set() =>
        ModelTypes
            .SelectMany(t => t.GetProperties())
            .Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_change_method_changes_its_property_and_only_that()
    {
        foreach (var type in ModelTypes.Where(t => t.GetMethod("<Clone>$") is not null))
        {
            foreach (var method in type.GetMethods().Where(m => m.Name.StartsWith("With", StringComparison.Ordinal) && m.Name is not ("WithLocation" or "WithLocationOf")))
            {
                var property = type.GetProperty(method.Name[4..]).ShouldNotBeNull(method.Name);
                var before = Make(type);

                var after = method.Invoke(before, [Other(method.GetParameters()[0].ParameterType, "changed")])!;

                after.ShouldNotBe(before, $"{type.Name}.{method.Name}");
                type.GetProperties()
                    .Where(p => !Equals(p.GetValue(before), p.GetValue(after)))
                    .ShouldBe([property], $"{type.Name}.{method.Name}");
            }
        }
    }

    [Fact]
    public void A_location_of_a_property_changes_only_its_location()
    {
        var step = new PipelineStep("J01", "load");
        var location = Location.FromScript("deploy.ps1", 41, 1);

        var changed = step.WithLocationOf("next", location);

        changed.ShouldBe(step);
        changed.LocationOf("next").ShouldBeSameAs(location);
        new PipelineLevel("1").WithLocationOf("level_id", location).LocationOf("level_id").ShouldBeSameAs(location);
    }

    [Fact]
    public void A_serializer_finds_neither_the_whole_source_text_nor_a_parent()
    {
        var text = """[{"THREADS": [{"STEPS": [{"JOB_ID": "J01", "WITH": {"a": {"b": [1, {"c": {"d": [[[2]]]}}]}}}]}]}]""";
        var source = new SourceText(text, "a.json");
        var node = DefinitionReader.Read(new JsonDocumentReader().Read(source).Root.ShouldNotBeNull(), source.Path).Pipeline;

        var seen = Walk(node, 1).ToList();

        seen.ShouldNotContain(source);
        seen.ShouldNotContain(source.Text);
        seen.Count.ShouldBeLessThan(300);
    }

    private static object Make(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke(
            [.. constructor.GetParameters().Select(p => p.HasDefaultValue ? p.DefaultValue : Other(p.ParameterType))]);
    }

    private static object Other(Type type, string text = "other")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            var list = type.GetProperty("Empty")!.GetValue(null)!;
            return type.GetMethod("Add")!.Invoke(list, [Other(type.GetGenericArguments()[0])])!;
        }

        return type == typeof(string) ? text
            : type == typeof(int) ? 7
            : type == typeof(double) ? 7.5
            : type == typeof(bool) ? true
            : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
            : type == typeof(MappingNode) ? new MappingNode([])
            : type == typeof(SequenceNode) ? new SequenceNode([])
            : type == typeof(DocumentNode) ? ScalarNode.String(text)
            : Make(type);
    }

    private static IEnumerable<object> Walk(object? value, int depth)
    {
        depth.ShouldBeLessThan(20);
        if (value is null)
        {
            yield break;
        }

        yield return value;
        IEnumerable<object?> inner = value is string || value.GetType().IsPrimitive || value.GetType().IsEnum ? []
            : value is IDictionary map ? map.Values.Cast<object?>()
            : value is IEnumerable items ? items.Cast<object?>()
            : value.GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0)
                .Select(p => p.GetValue(value));
        foreach (var found in inner.SelectMany(i => Walk(i, depth + 1)))
        {
            yield return found;
        }
    }
}
