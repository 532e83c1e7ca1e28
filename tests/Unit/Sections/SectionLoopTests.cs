using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Tests.Running;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Sections;

/// <summary>Steps that run last in pipelines with <c>for_each</c>, whose failed runs have no <c>resume</c> in their error.</summary>
public sealed class SectionLoopTests
{
    private static readonly string Last =
        $"on_failure: [{Job("F", "when: '${\"A[1]\" in run.failed}'")}]\nfinally: [{Job("Z", "when: '${run.state != \"timed_out\"}'")}]\n";

    private static readonly string Levels =
        $"- threads:\n  - for_each: [a, b]\n    steps: [{Job("A")}]\n  - [{Job("B")}]\n- [{Job("L")}]\n";

    private static readonly string Definition = $"name: p\nlevels:\n{Levels}{Last}";

    [Theory]
    [InlineData("single")]
    [InlineData("split")]
    public void Finally_runs_after_the_items_have_succeeded(string shape)
    {
        var run = Run(Definition, shape: shape);

        run.State.ShouldBe(RunState.Succeeded);
        Sorted(run).ShouldBe("-F A[0] A[1] B L Z");
    }

    [Theory]
    [InlineData("single")]
    [InlineData("split")]
    public void On_failure_and_finally_run_after_an_item_has_failed(string shape)
    {
        var run = Run(Definition, Failing("A[1]"), shape: shape);

        run.State.ShouldBe(RunState.Failed);
        Sorted(run).ShouldBe("!A[1] -L A[0] B F Z");
        run.Execution.Error!.Value["failed"].ToString().ShouldBe("[\"A[1]\"]"); // the run has failed
    }

    [Theory]
    [InlineData("single")]
    [InlineData("split")]
    public void A_failure_of_finally_is_reported_after_that_of_an_item(string shape)
    {
        var run = Run(Definition, Failing("A[0]", "Z"), shape: shape);

        run.Execution.Error!.Value["message"].ToString().ShouldBe("\"The pipeline failed at A[0]; then at Z\""); // the run has failed
    }

    [Fact]
    public void They_run_after_lanes()
    {
        var definition = "name: p\ninputs: {n: {type: list, default: [a, b]}}\nlevels:\n"
            + "- threads:\n  - for_each: '${inputs.n}'\n    steps: [{job_id: A, job_name: a, executor: dataform-tag-executor}]\n" + Last;
        var artifact = Compile(definition, "split");

        artifact.All().Count().ShouldBeGreaterThan(1);
        foreach (var (script, ends) in new[] { (null, "-F Z"), (Failing("A[1]"), "F Z") })
        {
            var run = Pipelines.Run(artifact, script);

            string.Join(' ', Sorted(run).Split(' ').Where(s => !s.Contains('[', StringComparison.Ordinal))).ShouldBe(ends);
        }
    }

    private static string Sorted(Run run) => string.Join(' ', Story(run).Split(' ').Order(StringComparer.Ordinal));
}
