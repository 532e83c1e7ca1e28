using Aef.Runs.Audit;
using Aef.Runs.Executors.Approvals;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Tests.Cli;
using Aef.Tests.LocalRuns;

namespace Aef.Tests.History;

/// <summary>Steps of real runs that wait until a person decides, from any process.</summary>
public sealed class ApprovalTests : IDisposable
{
    private const string Definition = """
        name: release
        levels:
        - - {job_id: BUILD, job_name: build, executor: command, with: {command: ["true"]}}
        - - {job_id: OK, job_name: sign-off, executor: approval, with: {subject: Publish the prices?}, retry: {max_attempts: 3}}
        - - {job_id: SHIP, job_name: ship, executor: command, with: {command: ["true"]}}
        """;

    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_step_waits_and_shows_how_to_approve_it_and_records_who_has_approved_it()
    {
        var (run, folder) = await StartAsync();
        var shown = await _session.RunAsync("runs", "show", "latest");
        shown.Output.ShouldContain($"\nwaiting for approval\n  OK: Publish the prices?\n  aef approve {folder.Id} OK (or reject)\n");

        var wrong = await _session.RunAsync("approve", "latest", "SHIP");
        (wrong.ExitCode, wrong.Error.Contains("AEF7450", StringComparison.Ordinal)).ShouldBe((1, true), wrong.Error);
        wrong.Error.ShouldContain("These wait: \"OK\".");
        var approved = await _session.RunAsync("approve", folder.Id, "OK", "--comment", "looks fine");

        (approved.ExitCode, approved.Output).ShouldBe((0, $"{folder.Id} OK: approved\n"), approved.Error);
        var ended = await run;
        ended.ExitCode.ShouldBe(0, ended.Error + ended.Output);
        ended.Error.ShouldContain($"OK waits for: aef approve {folder.Id} OK (or reject)\n");
        ended.Output.ShouldContain(": 3 succeeded");
        var log = folder.ReadEvents().Last(e => e is { Kind: RunEventKind.Log, JobId: "OK", State: "NOTICE" });
        (log.JobId, log.Message).ShouldBe(("OK", $"approved by {Actor}: looks fine"));
        File.ReadAllText(folder.LogPathOf("OK", 1)).ShouldEndWith($"approved by {Actor}: looks fine\n");
        var entry = new AuditLog(_session.State.AuditPath).Read(out _)[^1];
        (entry.Action, entry.Run, entry.Detail).ShouldBe(("approve", folder.Id, "OK: looks fine"));

        (await _session.RunAsync("approve", folder.Id, "OK")).Error.ShouldContain("AEF7451");
        new AuditLog(_session.State.AuditPath).Read(out _)[^1].ShouldBe(entry, "a refused decision is none");
    }

    [Fact]
    public async Task A_rejection_fails_the_step_and_is_not_retried()
    {
        var (run, folder) = await StartAsync();

        (await _session.RunAsync("reject", "latest", "--comment", "too early")).ExitCode.ShouldBe(0);

        var ended = await run;
        ended.ExitCode.ShouldBe(1);
        ended.Output.ShouldContain($"answer: rejected by {Actor}: too early\n");
        folder.ReadEvents().Count(e => e.Kind == RunEventKind.AttemptStarted && e.JobId == "OK").ShouldBe(1);
        folder.ReadEvents().ShouldNotContain(e => e.JobId == "SHIP" && e.Kind == RunEventKind.AttemptStarted);
        folder.Approvals.Pending().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_about_an_interrupted_run_counts_when_it_is_resumed()
    {
        var request = new ApprovalRequest("OK", 1, 1) { Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch.AddMinutes(60) };
        RunFolder folder;
        using (var interrupted = Prepare())
        {
            interrupted.Begin().ShouldBeTrue();
            folder = interrupted.Folder.ShouldNotBeNull();
            folder.Approvals.Ask(request); // as a process that was killed while the step waited
        }

        folder.ReadRecord().State.ShouldBe(RecordedState.Interrupted);
        (await _session.RunAsync("approve", "latest", "OK")).ExitCode.ShouldBe(0);
        folder.Approvals.Pending().ShouldBeEmpty();

        var resumed = await _session.RunAsync("resume", "latest");

        resumed.ExitCode.ShouldBe(0, resumed.Error + resumed.Output);
        folder.ReadEvents().ShouldContain(e => e.Message == $"approved by {Actor}");
    }

    [Fact]
    public async Task The_time_limit_counts_from_the_first_request()
    {
        var waiting = new ApprovalRequest("OK", 1, 1) { Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch.AddMinutes(90) };
        using var interrupted = Prepare();
        interrupted.Begin().ShouldBeTrue();
        var approvals = interrupted.Folder.ShouldNotBeNull().Approvals;
        approvals.Ask(waiting);
        approvals.Ask(waiting with { Since = DateTimeOffset.UnixEpoch.AddDays(1), Until = null }).ShouldBe(waiting);
        interrupted.Dispose();

        var resumed = await _session.RunAsync("resume", "latest");

        resumed.ExitCode.ShouldBe(1);
        resumed.Output.ShouldContain("The step was neither approved nor rejected within 90 minutes.");
    }

    [Fact]
    public void A_JOB_ID_in_a_command_that_is_shown_is_one_word_in_every_shell()
    {
        string[] ids = ["OK", "J03[2]", "a b", "$(rm -rf x)", "it's"];

        ids.Select(i => new ApprovalRequest(i, 1, 1).ShellJobId).ShouldBe(["OK", "'J03[2]'", "'a b'", "'$(rm -rf x)'", "JOB_ID"]);
    }

    private static string Actor => $"{Environment.UserName}@{Environment.MachineName}";

    private PreparedRun Prepare() => RealRun.Prepare(Definition, r => r with
    {
        Recording = new RecordingOptions(_session.State, new(Environment.UserName, Environment.MachineName)),
    });

    private async Task<(Task<CliResult> Run, RunFolder Folder)> StartAsync()
    {
        var run = _session.RunAsync("run", _session.Aef.File("release.yaml", Definition));
        var history = new RunHistory(_session.State);
        for (var i = 0; i < 500; i++)
        {
            if (history.Find("latest", out _) is { } folder && folder.Approvals.Pending().Count > 0)
            {
                return (run, folder);
            }

            run.IsCompleted.ShouldBeFalse("the step did not wait");
            await Task.Delay(20);
        }

        throw new TimeoutException("the step does not wait");
    }
}
