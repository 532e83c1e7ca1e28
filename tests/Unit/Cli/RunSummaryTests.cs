using System.Text.Json;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Cli;

public sealed class RunSummaryTests
{
    [Fact]
    public void A_run_that_succeeded_is_one_line_and_the_table()
    {
        var story = new RunStory(("1", "1", ["A"])).At(0, RunEventKind.RunStarted).Succeeds("A", 0, 90).At(90, RunEventKind.RunSucceeded);

        Show(story, ExecutionState.Succeeded).ShouldBe("""
            night succeeded after 00:01:30 of virtual time: 1 succeeded

                            state       attempts  waited    00:00:00                00:01:30
            level 1
            └─ 1  A  A_job  succeeded          1  00:01:30  ████████████████████████████████

            """);
    }

    [Fact]
    public void A_run_that_failed_ends_with_the_command_for_the_rest()
    {
        var story = Failed();

        var text = Show(
            story,
            ExecutionState.Failed,
            new StepFailure("B", "B_job", "2", "2", 1, "aef_B", 10, "Exception: boom", "the job failed", "JobFailed"));

        text.ShouldStartWith("night failed after 00:01:40 of virtual time: 1 failed, 1 succeeded, 1 not reached\n");
        text.ShouldContain("\nfailures\n  B  B_job, level 2, thread 2, attempt 1, job aef_B, waited 00:00:10\n");
        text.ShouldEndWith(
            "\nrun the remaining steps after you fix the cause\n  aef simulate night.json --args '{\"resume\":{\"done\":[\"A\"]}}'\n");
    }

    [Fact]
    public void An_error_that_is_not_a_steps_failure_is_reported()
    {
        var story = new RunStory(("1", "1", ["A"])).At(0, RunEventKind.RunStarted).At(0, RunEventKind.RunFailed);

        Show(story, ExecutionState.Failed).ShouldContain("\nerror: ValueError: no\\nargument\n");
    }

    [Fact]
    public void As_json_a_run_reports_its_steps_its_failures_and_how_to_run_the_rest()
    {
        var story = Failed();
        var run = RunOf(
            story,
            ExecutionState.Failed,
            [new StepFailure("B", "B_job", "2", "2", 1, "aef_B", 10, "Exception: boom", "the job failed", "JobFailed")]);
        var output = new StringWriter();

        JsonOutput.WriteObject(
            output,
            json => RunJson.Write(json, run, story.Progress, RunArgument.WithDone(WorkflowValue.Null, run.Done)));

        using var document = JsonDocument.Parse(output.ToString());
        var root = document.RootElement;
        root.GetProperty("state").GetString().ShouldBe("FAILED");
        root.GetProperty("steps")
            .EnumerateArray()
            .Select(s => s.GetProperty("state").GetString())
            .ShouldBe(["succeeded", "failed", "not_reached"]);
        root.GetProperty("failures")[0].GetProperty("job_id").GetString().ShouldBe("B");
        root.GetProperty("rerun_argument").GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal).ReplaceLineEndings(string.Empty).ShouldBe("""{"resume":{"done":["A"]}}""");
        root.GetProperty("execution").GetProperty("error").GetProperty("payload").GetString().ShouldBe("{}");
    }

    private static RunStory Failed() => new RunStory(("1", "1", ["A"]), ("2", "2", ["B"]), ("3", "3", ["C"]))
        .At(0, RunEventKind.RunStarted)
        .Succeeds("A", 0, 90)
        .Fails("B", 90, 100, "JobFailed: the job failed")
        .At(100, RunEventKind.RunFailed);

    private static string Show(RunStory story, ExecutionState state, params StepFailure[] failures)
    {
        var output = new StringWriter();
        var run = RunOf(story, state, failures);
        new RunSummary(new TerminalWriter(output, width: 80))
            .Write(
                run,
                story.Progress,
                isRealTime: false,
                RerunCommand.Text("night.json", null, RunArgument.WithDone(WorkflowValue.Null, run.Done)));
        return output.ToString();
    }

    private static Run RunOf(RunStory story, ExecutionState state, IReadOnlyList<StepFailure> failures)
    {
        var error = state == ExecutionState.Failed
            ? new ExecutionError(WorkflowValue.EmptyMap, "{}", "ValueError: no\nargument", [])
            : null;
        var execution = new Execution(
            "e1",
            state,
            story.Events[0].Time,
            story.Events[^1].Time,
            WorkflowValue.Null,
            WorkflowValue.Null,
            error);
        return new Run("night", execution, story.Events, failures);
    }
}
