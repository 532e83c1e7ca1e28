using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.Workspace;
using Aef.Tests.Cli;
using Aef.Tests.Support;

namespace Aef.Tests.Running;

/// <summary>The read model of a run that has ended, its headline, and the failure of a run of Cloud Workflows source.</summary>
public sealed class RunStepsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-steps-").FullName;
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_steps_of_a_run_that_has_ended_are_those_of_its_progress()
    {
        using var prepared = new RunLauncher(_workspace).Prepare(new RunRequest { Pipeline = Definitions.Pipeline(CliSamples.Definition) });
        var live = prepared.MakeProgress();

        var run = await prepared.RunAsync(live.Apply);

        var steps = RunProgress.Of(run).Steps.ToList();
        steps.Select(Text).ShouldBe(live.Steps.Select(Text));
        steps.Count.ShouldBe(3);
        steps.ShouldAllBe(s => s.State == StepState.Succeeded && s.Duration > TimeSpan.Zero && s.Executor != null);
        RunProgress.Of(run).Elapsed.ShouldBe(run.Duration);
        run.IsRealTime.ShouldBeFalse();
        run.IsOfSource.ShouldBeFalse();
    }

    [Fact]
    public void The_times_of_a_step_span_all_its_attempts()
    {
        var story = new RunStory(("1", "1", ["A", "B"]))
            .At(0, RunEventKind.RunStarted)
            .At(10, RunEventKind.AttemptStarted, "A", 1)
            .At(20, RunEventKind.AttemptFailed, "A", 1)
            .At(80, RunEventKind.AttemptStarted, "A", 2);
        var (step, other) = (story.Progress.Steps.First(), story.Progress.Steps.Last());

        (step.EndTime, step.Duration, other.StartTime).ShouldBe((null, null, null));
        story.At(90, RunEventKind.StepSucceeded, "A", 2);
        (step.Duration, step.Waited).ShouldBe((TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(10)));
        (step.StartTime - story.Progress.Start).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(RunState.Planned, false, "night is planned: 1 not started")]
    [InlineData(RunState.Active, true, "night is active after 00:01:00 of real time: 1 not started")]
    [InlineData(RunState.Succeeded, false, "night succeeded after 00:01:00 of virtual time: 1 not started")]
    [InlineData(RunState.Cancelled, false, "night was cancelled after 00:01:00 of virtual time: 1 not started")]
    [InlineData(RunState.Failed, false, "night failed after 00:01:00 of virtual time: 1 not started")]
    public void The_headline_names_the_state(RunState state, bool isRealTime, string text) =>
        RunHeadline.Of(new RunStory(("1", "1", ["A"])).Progress, state, TimeSpan.FromMinutes(1), isRealTime).ToString().ShouldBe(text);

    [Fact]
    public void The_headline_of_a_run_without_steps_ends_with_the_time() =>
        RunHeadline.Of(new RunProgress("a\nb"), RunState.Failed, TimeSpan.Zero, isRealTime: false).ToString()
            .ShouldBe("a\\nb failed after 00:00:00 of virtual time");

    [Fact]
    public void A_line_of_the_chart_knows_its_step()
    {
        var story = new RunStory(("1", "1", ["A"]), ("1", "2", ["B"])).At(0, RunEventKind.RunStarted).Succeeds("A", 0, 60);

        new RunChart(story.Progress, 80).Lines().Select(l => l.Step?.JobId).ShouldBe([null, null, "A", "B"]);
    }

    [Theory]
    [InlineData("main: { steps: [ { a: { raise: no data } } ] }", "a", "line 1: no data", null, null)]
    [InlineData("main: { steps: [ { a: { raise: { message: no data, tags: [Mine] } } } ] }", "a", "line 1: no data", "Mine", null)]
    [InlineData(
        "main: { steps: [ { a: { call: sub } } ] }\nsub: { steps: [ { b: { raise: { code: 404, message: HTTP error, body: gone } } } ] }",
        "sub.b",
        "line 2: HTTP error",
        null,
        "gone")]
    [InlineData("main: { steps: [ { a: { raise: { x: 1 } } } ] }", "a", "line 1: {\"x\":1}", null, null)]
    public async Task The_error_of_a_workflow_is_the_failure_of_its_step(
        string source,
        string step,
        string message,
        string? kind,
        string? answer)
    {
        var run = await RunAsync(source);

        run.State.ShouldBe(RunState.Failed);
        run.IsOfSource.ShouldBeTrue();
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.JobId, failure.Message, failure.Kind, failure.Answer, failure.Continued).ShouldBe((step, message, kind, answer, false));
    }

    [Fact]
    public async Task A_workflow_that_succeeds_has_no_failure() =>
        (await RunAsync("main: { steps: [ { a: { return: 1 } } ] }")).Failures.ShouldBeEmpty();

    [Fact]
    public async Task A_failure_shows_no_secret()
    {
        var secret = Path.Combine(_folder, "secret.txt");
        await File.WriteAllTextAsync(secret, "hunter2Secret");
        var run = await RunAsync(
            """
            main:
              steps:
                - get:
                    call: googleapis.secretmanager.v1.projects.secrets.versions.accessString
                    args: {secret_id: k, version: latest, project_id: p}
                    result: s
                - e: {raise: '${"password " + s}'}
            """,
            new EnvironmentRequest { Secrets = [$"k=file:{secret}"] });

        run.Failures.ShouldHaveSingleItem().Message.ShouldBe("line 7: password ***");
    }

    private async Task<Run> RunAsync(string source, EnvironmentRequest? environment = null)
    {
        var path = Path.Combine(_folder, "source.yaml");
        await File.WriteAllTextAsync(path, source);
        using var prepared = new RunLauncher(_workspace).Prepare(
            new RunRequest { Input = _workspace.LoadFile(path), Environment = environment ?? EnvironmentRequest.Empty });
        prepared.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        prepared.Begin().ShouldBeTrue();
        return await prepared.RunAsync();
    }

    private static (string, StepState, int, int, TimeSpan?, DateTimeOffset?) Text(StepProgress s) =>
        (s.JobId, s.State, s.Attempts, s.Polls, s.Waited, s.EndTime);
}
