using Aef.Documents.Tree;
using Aef.Tests.Printing;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Printing;

namespace Aef.Tests.Parsing;

/// <summary>For any source, parsing and analyzing it ends with diagnostics, never with an exception.</summary>
public sealed class HostileWorkflowTests
{
    [Fact]
    public void Mutilated_workflows_never_throw()
    {
        const string crumbs = "${}[]\",:-'\\. \n()+not in1a\u2028😀";
        var random = new Random(20_261_121);
        for (var round = 0; round < 600; round++)
        {
            var source = WorkflowPrinter.Print(
                new RandomWorkflows(round % 60).Workflow(),
                round % 2 == 0 ? SourceFormat.Json : SourceFormat.Yaml);
            for (var cut = random.Next(1, 4); cut > 0 && source.Length > 0; cut--)
            {
                var at = random.Next(source.Length);
                source = random.Next(3) switch
                {
                    0 => source.Remove(at, Math.Min(random.Next(1, 20), source.Length - at)),
                    1 => source.Insert(at, crumbs[random.Next(crumbs.Length)].ToString()),
                    _ => string.Concat(source.AsSpan(0, at), source.AsSpan(random.Next(source.Length))),
                };
            }

            Parse.Check(source).ShouldAllBe(d => d.Message.Length > 0 && !d.Message.Contains('\n'));
        }
    }

    [Fact]
    public void Any_tree_can_be_analyzed()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            WorkflowAnalyzer.Analyze(new RandomWorkflows(seed).Workflow()).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Steps_nested_up_to_the_limit_are_parsed_and_analyzed()
    {
        const int depth = 80;
        var source = string.Concat(
            Enumerable.Range(0, depth)
                .Select(i =>
                    $"[{{\"s{i}\": {{\"steps\": ")) + "[{\"last\": {\"return\": 1}}]" + string.Concat(Enumerable.Repeat("}}]", depth));

        Parse.Check(source).ShouldBeEmpty();
    }
}
