using System.Text;
using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Parsing;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Printing;

public sealed class WorkflowPrinterTests
{
    [Theory]
    [InlineData(SourceFormat.Json)]
    [InlineData(SourceFormat.Yaml)]
    public void Random_workflows_come_back(SourceFormat format)
    {
        var parser = new WorkflowParser(new YamlDocumentReader());
        for (var seed = 0; seed < 500; seed++)
        {
            var workflow = new RandomWorkflows(seed).Workflow();
            var source = WorkflowPrinter.Print(workflow, format);

            var result = parser.Parse(new SourceText(source, "printed." + format));

            result.Diagnostics.ShouldBeEmpty(source);
            workflow.Equals(result.Workflow).ShouldBeTrue(source);
            WorkflowPrinter.Print(result.Workflow!, format).ShouldBe(source);
        }
    }

    /// <summary>A workflow and its document are printed by different code.</summary>
    [Theory]
    [InlineData(SourceFormat.Json)]
    [InlineData(SourceFormat.Yaml)]
    public void A_workflow_is_printed_as_its_document_is(SourceFormat format)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var workflow = new RandomWorkflows(seed).Workflow();
            var document = WorkflowPrinter.ToDocument(workflow);

            var source = WorkflowPrinter.Print(workflow, format);

            source.ShouldBe(format == SourceFormat.Json ? DocumentPrinter.ToJson(document) : DocumentPrinter.ToYaml(document));
            var bytes = Encoding.UTF8.GetByteCount(source);
            WorkflowPrinter.CountBytes(workflow, format).ShouldBe(bytes, source);
            Within(workflow, format, bytes).ShouldBe(source);
            foreach (var most in new[] { bytes - 1, bytes / 2 })
            {
                var compact = WorkflowPrinter.Print(workflow, SourceFormat.Json, compact: true);
                var isCompact = format == SourceFormat.Json && Encoding.UTF8.GetByteCount(compact) <= most;
                Within(workflow, format, most).ShouldBe(isCompact ? compact : null);
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ä€😀")]
    [InlineData("##vso[x]")]
    [InlineData("\ud800")]
    public void The_bytes_are_counted_as_they_are_written(string text)
    {
        var workflow = Returning(ValueSyntax.Of(text));

        WorkflowPrinter.CountBytes(workflow, SourceFormat.Json, compact: true)
            .ShouldBe(Encoding.UTF8.GetByteCount(WorkflowPrinter.Print(workflow, SourceFormat.Json, compact: true)));
    }

    [Fact]
    public void Compact_json_is_in_one_line() =>
        WorkflowPrinter.Print(Parse.Good("- a: {return: 1}"), SourceFormat.Json, compact: true).ShouldBe("[{\"a\":{\"return\":1}}]");

    [Fact]
    public void Expressions_are_printed_as_they_were_written() =>
        WorkflowPrinter.Print(Parse.Good("- a: {return: '${ 1+(2) }'}"), SourceFormat.Yaml).ShouldBe("- a:\n    return: \"${ 1+(2) }\"\n");

    [Fact]
    public void Labels_that_are_defined_twice_or_never_are_refused()
    {
        var defined = new StepLabel("a");
        Refused(
            new StepSyntax(defined, new ReturnBody(ValueSyntax.Null)),
            new StepSyntax(new StepLabel("a"), new ReturnBody(ValueSyntax.Null)));
        Refused(new StepSyntax(defined, new JumpBody { Next = new JumpSyntax(new StepLabel("b")) }));
        Refused(new StepSyntax(defined, new StepsBody([new StepSyntax(defined, new ReturnBody(ValueSyntax.Null))])));
        Refused(new StepSyntax(StepLabel.End, new ReturnBody(ValueSyntax.Null)));
    }

    [Fact]
    public void A_string_that_would_be_read_back_as_an_expression_is_refused() =>
        Refused(new StepSyntax(new StepLabel("a"), new ReturnBody(new MapValue([new MapValueEntry("k", ValueSyntax.Of("${1}"))]))));

    [Fact]
    public void A_key_that_would_be_read_back_as_an_expression_is_refused() =>
        Refused(new StepSyntax(new StepLabel("a"), new ReturnBody(new MapValue([new MapValueEntry("${k}", ValueSyntax.Null)]))));

    [Theory]
    [InlineData(SourceFormat.Json)]
    [InlineData(SourceFormat.Yaml)]
    public void Keys_that_are_expressions_come_back(SourceFormat format)
    {
        var source = Parse.Good("- a: {return: {\"${k + \\\"x: y\\\"}\": {' ${k} ': 1}, plain: 2}}");

        Parse.Good(WorkflowPrinter.Print(source, format)).ShouldBe(source);
    }

    [Theory]
    [InlineData("- a: {next: continue}\n- continue: {return: 1}")]
    [InlineData("- a: {for: {value: v, in: [1], steps: [{b: {next: continue}}]}, next: break}\n- break: {return: 1}")]
    public void Steps_named_as_keywords_come_back(string text)
    {
        var source = Parse.Good(text);

        Parse.Good(WorkflowPrinter.Print(source, SourceFormat.Yaml)).ShouldBe(source);
    }

    [Fact]
    public void A_map_with_a_duplicate_key_is_refused() =>
        Refused(
            new StepSyntax(
                new StepLabel("a"),
                new ReturnBody(new MapValue([new MapValueEntry("k", ValueSyntax.Null), new MapValueEntry("k", ValueSyntax.Null)]))));

    private static string? Within(WorkflowSyntax workflow, SourceFormat format, int bytes) =>
        new WorkflowSource(workflow).Within(format, bytes);

    private static WorkflowSyntax Returning(ValueSyntax value) =>
        new([new RoutineSyntax("main", [], [new StepSyntax(new StepLabel("a"), new ReturnBody(value))])]);

    private static void Refused(params StepSyntax[] steps) =>
        Should.Throw<AefInternalException>(() =>
            WorkflowPrinter.ToDocument(new WorkflowSyntax([new RoutineSyntax("main", [], [.. steps])])));
}
