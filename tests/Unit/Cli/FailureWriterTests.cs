using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Cli;

public sealed class FailureWriterTests
{
    [Fact]
    public void A_failure_shows_its_location_the_answer_and_how_to_fix_it()
    {
        var failure = new StepFailure(
            "J03",
            "run_tag",
            "2",
            "3",
            1,
            "aef_17",
            245.7,
            "Exception: no such tag",
            "the job failed",
            "JobFailed");

        Show(failure).ShouldBe("""

            failures
              J03  run_tag, level 2, thread 3, attempt 1, job aef_17, waited 00:04:05
                the job failed
                answer: Exception: no such tag
                how to fix: fix the job, then rerun the remaining steps

            """);
    }

    [Fact]
    public void An_answer_that_the_message_quotes_is_not_repeated() =>
        Show(new StepFailure("A", "A", null, null, 1, null, null, "boom", "JobFailed: boom", "JobFailed")).ShouldNotContain("answer:");

    [Theory]
    [InlineData("TimeoutError", "async_timeout_loop_in_minutes")]
    [InlineData("StartUnknown", "may have started")]
    [InlineData("StartRefused", "refused the start")]
    [InlineData("StatusLost", "may still be running")]
    public void Each_kind_of_failure_has_its_own_fix(string kind, string hint) =>
        Show(new StepFailure("A", "A", "1", "1", 1, null, null, null, "it failed", kind)).ShouldContain(hint);

    [Fact]
    public void Hostile_strings_stay_on_their_lines()
    {
        var text = Show(new StepFailure("J\n1", "n\e[2J", "1", "1", 1, null, null, "a\r\nb", "m\n::error::x", null));

        text.ShouldNotContain('\e');
        text.ShouldNotContain("\n::");
        text.TrimEnd('\n').Split('\n').Length.ShouldBe(6);
    }

    [Fact]
    public void The_command_for_the_rest_keeps_the_argument_and_names_what_is_done()
    {
        var argument = WorkflowValue.FromJson("""{"query_variables":{"start_date":"2026-03-06"}}""");

        RerunCommand.Text("night.json", "dev.json", RunArgument.WithDone(argument, ["A", "B"])).ShouldBe(
            """aef simulate night.json --parameters dev.json --args '{"query_variables":{"start_date":"2026-03-06"},"resume":{"done":["A","B"]}}'""");
    }

    [Fact]
    public void The_command_for_the_rest_survives_a_shell_and_a_terminal()
    {
        string[] done = ["it's", "a\n\e[2J", "日本", "##[x]"];

        var text = RerunCommand.Text("my night.json", null, RunArgument.WithDone(WorkflowValue.Null, done));

        text.ShouldAllBe(c => c >= ' ' && !char.IsControl(c));
        text.ShouldContain("日本");
        text.ShouldStartWith("aef simulate 'my night.json' --args '");
        text.ShouldNotContain("##[");
        var json = text["aef simulate 'my night.json' --args '".Length..^1];
        json.ShouldNotContain('\'');
        WorkflowValue.FromJson(json)["resume"]["done"].Items.Select(i => i.TryGetString(out var id) ? id : null).ShouldBe(done);
    }

    private static string Show(StepFailure failure)
    {
        var output = new StringWriter();
        new FailureWriter(new TerminalWriter(output)).Write([failure]);
        return output.ToString();
    }
}
