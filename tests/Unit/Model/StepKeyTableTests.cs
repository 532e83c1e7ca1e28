using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Core.Views.Formatting;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Schemas;
using Aef.Tests.Support;

namespace Aef.Tests.Model;

/// <summary>A key that is only in the table of step keys is known everywhere: nothing else lists the keys.</summary>
public sealed class StepKeyTableTests
{
    private static readonly StepKey Planted = new("colour", StepKeyKind.Number, "A key of a test.")
    {
        IsAef = true,
        UsedBy = StepTypes.Sync,
        Range = NumberRange.Factor,
        Default = 7d,
    };

    private static readonly StepKeyTable Table = StepKeys.All.With(Planted);

    [Fact]
    public void The_reader_reads_it_in_any_case_and_only_with_the_table()
    {
        var (step, diagnostics) = Read("{job_id: A, COLOUR: '5'}");

        step.Values[Planted].ShouldBe(5d);
        step.LocationOf("colour").Start.Column.ShouldBe(21);
        step.Extra.ShouldBeEmpty();
        diagnostics.ShouldBeEmpty();
        Read("{job_id: A, colour: red}").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF1054");
        Read("{job_id: A, color: 5}").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("Did you mean \"colour\"?");
        Read("{job_id: A, colour: 5}", StepKeys.All).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF1051");
    }

    [Fact]
    public void The_writer_writes_it_in_both_styles()
    {
        var step = Read("{colour: 5, next: B, job_id: A}").Step;

        DocumentPrinter.ToJson(new StepDocumentWriter(KeyStyle.Lower, Table).Write(step), indented: false).ShouldBe("""{"job_id":"A","next":"B","colour":5}""");
        DocumentPrinter.ToJson(new StepDocumentWriter(KeyStyle.Aef, Table).Write(step), indented: false).ShouldBe("""{"JOB_ID":"A","NEXT":"B","COLOUR":"5"}""");
        new StepDocumentWriter(KeyStyle.Lower).Write(step)["colour"].ShouldBeNull();
    }

    [Fact]
    public void Two_steps_that_differ_in_it_are_not_equal()
    {
        var step = Read("{job_id: A, colour: 5}").Step;

        step.ShouldBe(Read("{colour: 5, job_id: A}").Step);
        step.GetHashCode().ShouldBe(Read("{colour: 5, job_id: A}").Step.GetHashCode());
        step.ShouldNotBe(Read("{job_id: A, colour: 6}").Step);
        step.ShouldNotBe(Read("{job_id: A}").Step);
        step.WithValue(Planted, null).ShouldBe(Read("{job_id: A}").Step);
    }

    [Fact]
    public void The_defaults_fill_it_in()
    {
        var defaults = Read("{colour: 5}").Step;

        new EffectiveStep(Read("{job_id: A}").Step, defaults).Step.Values[Planted].ShouldBe(5d);
        new EffectiveStep(Read("{job_id: A, colour: 6}").Step, defaults).Step.Values[Planted].ShouldBe(6d);
    }

    [Theory]
    [InlineData("sync", false)]
    [InlineData("async", true)]
    public void The_rule_for_unused_keys_reports_it_for_other_types(string type, bool isReported)
    {
        var step = Read($"{{job_id: A, job_name: a, type: {type}, executor: dataform-tag-executor, colour: 5}}").Step;
        var pipeline = new Pipeline("p").WithLevels([new PipelineLevel("1", [new PipelineThread("1", [step])])]);
        var draft = new PipelineBinder(ExecutorCatalog.BuiltIn).BindDraft(pipeline);

        new UnusedKeyRule(Table)
            .Check(draft)
            .Select(d => (d.Code, d.ModelPath))
            .ShouldBe(isReported ? [("AEF3014", "levels[0].threads[0].steps[0].colour")] : []);
    }

    [Fact]
    public void The_formatter_sorts_it_behind_the_other_keys() =>
        KeyShape.ForSteps(Table).Sort(["x", "colour", "job_id", "next"], k => k).ShouldBe(["job_id", "next", "colour", "x"]);

    [Fact]
    public void The_schema_describes_it()
    {
        var properties = StepSchema.OfStep(Table)["properties"].ShouldNotBeNull();

        properties["colour"]?["description"]?.ToString().ShouldBe("A key of a test.");
        properties["colour"]?["minimum"]?.ToString().ShouldBe("1");
        properties["colour"]?["default"]?.ToString().ShouldBe("7");
        properties["COLOUR"]?["$ref"]?.ToString().ShouldBe("#/$defs/step/properties/colour");
        StepSchema.OfDefaults(Table)["properties"]?["colour"]?["$ref"]?.ToString().ShouldBe("#/$defs/step/properties/colour");
    }

    [Fact]
    public void A_key_that_belongs_to_each_step_is_not_filled_in()
    {
        var own = new StepKey("badge", StepKeyKind.Text, "A key of a test.") { Merge = StepKeyMerge.Own };
        var table = StepKeys.All.With(own);

        new EffectiveStep(Read("{job_id: A}", table).Step, Read("{badge: x}", table).Step).Step.Values[own].ShouldBeNull();
        StepSchema.OfDefaults(table)["properties"]?["badge"]?["type"]?.ToString().ShouldBe("null");
    }

    [Fact]
    public void Every_key_of_the_table_is_a_property_of_the_model_that_reads_its_value()
    {
        foreach (var key in StepKeys.All.Keys)
        {
            var name = string.Concat(key.Name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            object value = key.Kind switch
            {
                StepKeyKind.Text or StepKeyKind.Condition => "text",
                StepKeyKind.Number => 5d,
                StepKeyKind.Flag => true,
                StepKeyKind.Type => StepType.Sync,
                StepKeyKind.WaitFor => WaitFor.Callback,
                StepKeyKind.Binding => BindingChoice.Connector,
                StepKeyKind.Retry => new RetryPolicy(5),
                StepKeyKind.DataSets => new SequenceNode([]),
                _ => new MappingNode([]),
            };

            typeof(PipelineStep).GetProperty(name).ShouldNotBeNull(name).GetValue(new PipelineStep().WithValue(key, value)).ShouldBe(value);
        }
    }

    private static (PipelineStep Step, IReadOnlyList<Diagnostic> Diagnostics) Read(string yaml, StepKeyTable? keys = null)
    {
        var diagnostics = new DiagnosticBag();
        var map = Definitions.Documents.Read(new SourceText(yaml, "step.yaml")).Root.ShouldBeOfType<MappingNode>();
        return (new StepReader(diagnostics, keys ?? Table).Read(map, "a step"), diagnostics.Items);
    }
}
