using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Sections;

/// <summary>What the steps of <c>on_failure</c> and <c>finally</c> can read.</summary>
public sealed class SectionExpressionTests
{
    public static TheoryData<string> AllShapes => Shapes;

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void They_read_the_status_of_every_step(string shape)
    {
        var sections =
            $"on_failure: [{When("F1", "steps.A.status == \"failed\"")}]\n" +
            $"finally: [{When("Z1", "steps.B.status == \"skipped\"")}, {When("Z2", "steps.L.status == \"skipped\"")}, " +
            $"{When("Z3", "steps.F1.status == \"succeeded\"")}]";

        Story(Run(Pipeline(shape, sections), Failing("A"), shape: shape)).ShouldBe("!A -B -L F1 Z1 Z2 Z3");
        Story(Run(Pipeline(shape, sections), Failing("B"), shape: shape)).ShouldBe("A !B -L -F1 -Z1 Z2 -Z3");
        Story(Run(Pipeline(shape, sections), Failing("L"), shape: shape)).ShouldBe("A B !L -F1 -Z1 -Z2 -Z3");
        Story(Run(Pipeline(shape, sections), shape: shape)).ShouldBe("A B L -F1 -Z1 -Z2 -Z3");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void They_read_the_output_of_every_step_and_that_of_a_failed_or_skipped_one_is_null(string shape)
    {
        var sections =
            $"finally: [{When("Z1", "steps.A.output == \"yes\"")}, {When("Z2", "steps.B.output == null")}, " +
            $"{When("Z3", "steps.L.output == null")}]";
        var script = Pipelines.Script(("A", new SimulatedJob { Output = "yes" }), ("B", Bad));

        Story(Run(Pipeline(shape, sections), script, shape: shape)).ShouldBe("A !B -L Z1 Z2 Z3");
        Story(Run(Pipeline(shape, sections), shape: shape)).ShouldBe("A B L -Z1 -Z2 -Z3");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void They_read_the_state_of_the_run(string shape)
    {
        var sections = $"finally: [{When("Z1", "run.state == \"failed\"")}, {When("Z2", "run.state == \"succeeded\"")}]";

        Story(Run(Pipeline(shape, sections), Failing("B"), shape: shape)).ShouldBe("A !B -L Z1 -Z2");
        Story(Run(Pipeline(shape, sections), shape: shape)).ShouldBe("A B L -Z1 Z2");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void They_read_the_JOB_IDs_of_the_failed_steps(string shape)
    {
        var sections =
            $"finally: [{When("Z1", "\"A\" in run.failed")}, {When("Z2", "\"L\" in run.failed")}, {When("Z3", "len(run.failed) == 0")}]";

        Story(Run(Pipeline(shape, sections), Failing("A"), shape: shape)).ShouldBe("!A -B -L Z1 -Z2 -Z3");
        Story(Run(Pipeline(shape, sections), shape: shape)).ShouldBe("A B L -Z1 -Z2 Z3");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void They_read_the_error_of_the_run(string shape)
    {
        var sections =
            $"finally: [{When("Z1", "run.error != null and run.error.failures[0].job_id == \"A\"")}, {When("Z2", "run.error == null")}]";

        Story(Run(Pipeline(shape, sections), Failing("A"), shape: shape)).ShouldBe("!A -B -L Z1 -Z2");
        Story(Run(Pipeline(shape, sections), shape: shape)).ShouldBe("A B L !Z1 Z2".Replace("!Z1", "-Z1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_in_a_section_changes_neither_state_nor_error_of_the_run_for_the_steps_after_it()
    {
        var sections =
            $"finally: [{Job("Z1")}, {When("Z2", "run.state == \"succeeded\" and run.error == null and steps.Z1.status == \"failed\"")}]";

        Story(Run(Pipeline("single", sections), Failing("Z1"))).ShouldBe("A B L !Z1 Z2");
    }

    [Fact]
    public void A_step_that_succeeded_in_an_earlier_round_and_then_failed_has_failed_and_has_no_output()
    {
        var sections = $"finally: [{When("Z1", "steps.B.status == \"failed\" and steps.B.output == null")}]";
        var script =
            new SimulationScript(SimulatedJob.Default, new Dictionary<string, Aef.Documents.Collections.EquatableList<SimulatedJob>>
        {
            ["B"] = [SimulatedJob.Default, Bad],
        });

        Story(Run(Pipeline("single", sections, ofB: "next: A"), script)).ShouldBe("A B A !B -L Z1");
    }

    [Theory]
    [InlineData("levels:\n- [{0}]", "6:20")]
    [InlineData("variables: {{v: '${{run.state}}'}}\nlevels:\n- [{1}]", "x")]
    public void The_outcome_of_the_run_is_unbound_elsewhere(string format, string _)
    {
        var text = string.Format(
            null,
            format,
            When("A", "run.state == \"failed\" and run.error == null and len(run.failed) == 0"),
            Job("A"));

        Definitions.Check(text).Diagnostics.Select(d => d.Code).Distinct().ShouldBe(["AEF2042"]);
    }

    [Fact]
    public void A_step_of_on_failure_cannot_read_a_step_that_runs_after_it()
    {
        var diagnostics = Definitions.Check(
            Pipeline("single", $"on_failure: [{When("F1", "steps.Z1.status == \"failed\"")}]\nfinally: [{Job("Z1")}]"))
            .Diagnostics;

        diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF2025");
    }

    [Fact]
    public void A_step_of_the_levels_cannot_read_a_step_of_the_sections()
    {
        var diagnostics = Definitions.Check(Pipeline("single", $"finally: [{Job("Z1")}]", ofB: "when: '${steps.Z1.status == \"failed\"}'"))
            .Diagnostics;

        diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF2025");
    }

    [Theory]
    [InlineData("succeded", "succeeded")]
    [InlineData("error", "")]
    [InlineData("cancelled", null)]
    public void A_state_that_a_run_never_has_is_an_error(string state, string? meant)
    {
        var diagnostics = Definitions.Check(Pipeline("single", $"finally: [{When("Z1", $"run.state == \"{state}\"")}]")).Diagnostics;

        diagnostics.Select(d => d.Code).ShouldBe(meant is null ? [] : ["AEF2043"]);
        diagnostics.ShouldAllBe(d => d.Message.Contains(meant ?? string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void NEXT_is_an_error_in_the_sections_and_cannot_lead_to_them()
    {
        var diagnostics = Definitions.Check(
            Pipeline("single", $"on_failure: [{Job("F1", "next: A")}]\nfinally: [{Job("Z1", "next: Z1")}]", ofB: "next: Z1"))
            .Diagnostics;

        diagnostics.Select(d => d.Code).ShouldBe(["AEF2041", "AEF2040", "AEF2040"]);
    }

    [Fact]
    public void A_JOB_ID_is_unique_over_levels_and_sections()
    {
        var diagnostics = Definitions.Check(Pipeline("single", $"on_failure: [{Job("A")}]\nfinally: [{Job("F")}, {Job("F")}]")).Diagnostics;

        diagnostics.Select(d => d.Code).Where(c => c == "AEF2003").Count().ShouldBe(2);
    }

    private static string When(string id, string condition) => Job(id, $"when: '${{{condition}}}'");
}
