using Aef.Runs.History;
using Aef.Tests.Cli;

namespace Aef.Tests.History;

public sealed class RunsCommandTests : IDisposable
{
    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_table_has_the_newest_run_first_and_JSON_and_CSV_have_the_same_runs()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa", "=cmd()\",x"));
        _session.Write(RecordedSession.Record("20261130-110000-aaa", "taxi", RecordedState.Failed) with { Failure = "C: no, not now" });

        var table = await _session.RunAsync("runs");
        var json = await _session.RunAsync("runs", "--output", "json");
        var csv = await _session.RunAsync("runs", "--output", "csv");

        table.Output.Split('\n')[..3].Select(l => l.Split("  ")[0]).ShouldBe(["id", "20261130-110000-aaa", "20261130-100000-aaa"]);
        table.Output.ShouldContain("  failed     simulated  ");
        table.Output.ShouldContain("  00:01:00  1/2    C: no, not now\n");
        RecordedSession.Ids(json).ShouldBe(["20261130-110000-aaa", "20261130-100000-aaa"]);
        csv.Output.ShouldBe(
            "id,pipeline,state,mode,started,ended,duration_seconds,steps,succeeded,failed,failure\r\n"
            + "20261130-110000-aaa,taxi,failed,simulate,2026-11-30T11:00:00Z,2026-11-30T11:01:00Z,60,2,1,1,\"C: no, not now\"\r\n"
            + "20261130-100000-aaa,\"'=cmd()\"\",x\",succeeded,simulate,2026-11-30T10:00:00Z,2026-11-30T10:01:00Z,60,2,1,0,\r\n");
    }

    [Fact]
    public async Task A_run_with_a_damaged_record_is_no_simulation_and_both_commands_name_the_damage()
    {
        var folder = _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        File.WriteAllText(Path.Combine(folder.FolderPath, "run.json"), "{");

        var list = await _session.RunAsync("runs");
        var rebuilt = await _session.RunAsync("runs", "rebuild");
        var filtered = await _session.RunAsync("runs", "--state", "damaged");
        var show = await _session.RunAsync("runs", "show", "latest");
        File.WriteAllText(folder.JournalPath, "{\"kind\":\"header\",\"name\":\"taxi\",\"mode\":\"run\"}\n");
        var known = await _session.RunAsync("runs");

        list.Output.ShouldContain("(unknown)  damaged        2026-11-30");
        list.Output.ShouldContain("Its run.json is damaged; the journal, the events and the logs are not affected.");
        rebuilt.ExitCode.ShouldBe(0, rebuilt.Error);
        filtered.Output.ShouldBe(list.Output);
        show.Output.ShouldContain("has a damaged record: its state is not known");
        show.Output.ShouldNotContain("imulated");
        known.Output.ShouldContain("taxi      damaged  real");
    }

    [Fact]
    public async Task Commands_that_read_runs_refuse_a_state_folder_that_does_not_exist()
    {
        string[][] commands =
        [
            ["runs"], ["runs", "show", "latest"], ["runs", "compare", "a", "b"], ["runs", "prune", "--keep", "1d"], ["runs", "rebuild"],
            ["logs", "latest"], ["cancel", "latest"], ["approve", "latest", "A"], ["audit"], ["audit", "verify"], ["backfill", "status"],
            ["backfill", "stop", "b"],
        ];
        foreach (var command in commands)
        {
            var result = await _session.RunAsync(command);

            result.ExitCode.ShouldBe(1, string.Join(' ', command));
            result.Error.ShouldContain("AEF7210", customMessage: string.Join(' ', command));
            Directory.Exists(_session.StatePath).ShouldBeFalse(string.Join(' ', command));
        }
    }

    [Fact]
    public async Task Logs_of_a_step_that_the_run_does_not_have_are_an_error_that_suggests_one()
    {
        var run = await _session.FailAsync();

        var unknown = await _session.RunAsync("logs", run.Id, "d");
        var step = await _session.RunAsync("logs", run.Id, "D");
        var item = await _session.RunAsync("logs", run.Id, "D[3]");

        unknown.ExitCode.ShouldBe(1);
        unknown.Error.ShouldContain($"The run {run.Id} has no step \"d\". Did you mean \"D\"?");
        step.ExitCode.ShouldBe(0, step.Error);
        item.ExitCode.ShouldBe(0, item.Error);
    }

    [Fact]
    public async Task The_steps_of_a_run_complete_a_JOB_ID()
    {
        var run = await _session.FailAsync();

        var steps = await _session.RunAsync("complete-steps", run.Id);
        var none = await _session.RunAsync("complete-steps", "20000101-000000-aaa");

        steps.Output.Split('\n').ShouldContain("D");
        none.ShouldBe(new CliResult(0, string.Empty, string.Empty));
        foreach (var shell in (string[])["bash", "zsh", "pwsh"])
        {
            (await _session.Aef.RunAsync("completion", shell)).Output.ShouldContain("aef complete-steps ");
        }
    }

    [Fact]
    public async Task Removing_the_audit_log_of_recorded_runs_is_found()
    {
        await _session.FailAsync();
        (await _session.RunAsync("audit", "verify")).ExitCode.ShouldBe(0);
        File.Delete(Path.Combine(_session.StatePath, "audit.jsonl"));
        File.Delete(Path.Combine(_session.StatePath, "audit.head"));

        var removed = await _session.RunAsync("audit", "verify");
        await _session.FailAsync(); // begins a new log
        var replaced = await _session.RunAsync("audit", "verify");

        (removed.ExitCode, replaced.ExitCode).ShouldBe((1, 1));
        removed.Error.ShouldContain("AEF7227");
        replaced.Error.ShouldContain("1 run of the state folder");
    }

    [Fact]
    public async Task The_environment_and_the_interval_are_columns_if_a_run_has_them()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        var without = await _session.RunAsync("runs");
        _session.Write(RecordedSession.Record("20261130-110000-aaa") with
        {
            Environment = "sqlite",
            IntervalStart = "2019-01-01T00:00:00-05:00",
            IntervalEnd = "2019-02-01T00:00:00-05:00",
        });
        _session.Write(RecordedSession.Record("20261130-120000-aaa") with
        {
            IntervalStart = "2019-01-01T06:00:00Z",
            IntervalEnd = "2019-01-01T07:00:00Z",
        });
        var with = await _session.RunAsync("runs");

        without.Output.Split('\n')[0].ShouldEndWith("  steps");
        var lines = with.Output.Split('\n');
        lines[0].ShouldContain("  steps  environment  interval");
        lines[0].ShouldNotContain("failure");
        lines[1].ShouldEndWith("  2019-01-01T06:00:00Z until 2019-01-01T07:00:00Z");
        lines[2].ShouldEndWith("  sqlite       2019-01-01 until 2019-02-01");
    }

    [Fact]
    public async Task The_options_filter_the_runs()
    {
        _session.Write(RecordedSession.Record("20261129-100000-aaa", "taxi"));
        _session.Write(RecordedSession.Record("20261130-100000-aaa", "taxi", RecordedState.Failed));
        _session.Write(RecordedSession.Record("20261130-110000-aaa", "sales"));

        (await Filtered("--pipeline", "t*")).ShouldBe(["20261130-100000-aaa", "20261129-100000-aaa"]);
        (await Filtered("--failed")).ShouldBe(["20261130-100000-aaa"]);
        (await Filtered("--state", "failed")).ShouldBe(["20261130-100000-aaa"]);
        (await Filtered("--state", "Failed", "--state", "succeeded")).Length.ShouldBe(3);
        (await Filtered("--state", "running")).ShouldBeEmpty();
        (await _session.RunAsync("runs", "--state", "elsewhere")).ExitCode.ShouldBe(2);
        (await Filtered("--limit", "1")).ShouldBe(["20261130-110000-aaa"]);
        (await Filtered("--since", "2026-11-30T10:30:00Z")).ShouldBe(["20261130-110000-aaa"]);

        async Task<string[]> Filtered(params string[] options) =>
            RecordedSession.Ids(await _session.RunAsync(["runs", "--output", "json", .. options]));
    }

    [Theory]
    [InlineData("--since", "soon")]
    [InlineData("--limit", "-1")]
    public async Task A_value_that_makes_no_sense_is_refused(string option, string value)
    {
        var list = await _session.RunAsync("runs", option, value);

        list.ExitCode.ShouldBe(2);
        list.Error.ShouldContain($"{option} ");
        Directory.Exists(_session.StatePath).ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_history_is_no_error_and_creates_nothing()
    {
        Directory.CreateDirectory(_session.StatePath);

        var list = await _session.RunAsync("runs");
        var show = await _session.RunAsync("runs", "show", "latest");

        (list.ExitCode, list.Output, list.Error).ShouldBe(
            (0, string.Empty, "no recorded runs in state; --state DIR names another folder\n"));
        show.ExitCode.ShouldBe(1);
        show.Error.ShouldStartWith("error AEF7203: No run in \"state\" matches \"latest\". The folder has no runs.\n");
        Directory.EnumerateFileSystemEntries(_session.StatePath).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_is_shown_with_its_tree_its_failures_and_its_logs()
    {
        var run = await _session.FailAsync();

        var show = await _session.RunAsync("runs", "show", run.Id[..15]);
        var json = await _session.RunAsync("runs", "show", "latest", "--output", "json");
        var logs = await _session.RunAsync("logs", "latest-failed", "D");
        var all = await _session.RunAsync("logs", "latest", "--follow");

        show.Output.ShouldStartWith(
            "sample failed after 00:02:30 of virtual time: 1 failed, 2 succeeded\nsimulated: no real job was run\n");
        show.Output.ShouldContain("└─ 3  D  tag_d   failed             1  00:01:00  ");
        show.Output.ShouldContain("failures\n  D  tag_d: JobFailed: The job failed: Exception: no quota\n");
        show.Output.ShouldContain($"  state/runs/{run.Id}/steps/D/attempt-1.log\n");
        json.Output.ShouldContain("\"failure\": \"D: The job failed: Exception: no quota\"");
        json.Output.ShouldContain("steps/B/attempt-1.log");
        logs.Output.ShouldStartWith("2026-01-01T00:01:30Z attempt started\n");
        logs.Output.ShouldNotContain("==>");
        all.Output.ShouldContain("==> B attempt 1 <==\n");
    }

    [Fact]
    public async Task Two_runs_are_compared_by_their_steps_and_definitions()
    {
        var first = await _session.RecordAsync();
        _session.Aef.File(
            "sample.yaml",
            File.ReadAllText(_session.Definition)
                .Replace("job_id: D, job_name: tag_d", "job_id: D, job_name: tag_e", StringComparison.Ordinal));
        var second = await _session.RecordAsync(
            RecordedSession.Script,
            _session.Aef.File("slow.yaml", "jobs:\n  B: { duration_seconds: 600 }\n  D: { ends: failed }\n"));

        var compared = await _session.RunAsync("runs", "compare", first.Id, second.Id);
        var same = await _session.RunAsync("runs", "compare", first.Id, first.Id);
        var json = await _session.RunAsync("runs", "compare", first.Id, "latest", "--output", "json");

        compared.ExitCode.ShouldBe(0, compared.Error);
        compared.Output.ShouldContain("B load_b  00:01:30  00:10:00  +00:08:30  succeeded\n");
        compared.Output.ShouldContain("succeeded → failed\n");
        compared.Output.ShouldNotContain("C load_c");
        compared.Output.ShouldContain("changes of the definition\nlevel 2\n  ~ D tag_e job_name: \"tag_d\" → \"tag_e\"\n");
        same.Output.ShouldContain("no step became slower or ended differently\n\nthe definition is the same\n");
        json.Output.ShouldContain("\"change_seconds\": 510,\n      \"slower\": true");
        json.Output.ShouldContain("\"same_definition\": false");
    }

    [Fact]
    public async Task Runs_are_pruned_after_a_dry_run_has_listed_them()
    {
        var kept = await _session.RecordAsync();
        _session.Write(RecordedSession.Record("20201130-100000-aaa")); // after the run, which would remove it automatically

        var dry = await _session.RunAsync("runs", "prune", "--keep", "30d", "--dry-run");
        (dry.Output, dry.Error).ShouldBe(("20201130-100000-aaa  p\n", "1 run would be removed\n"));
        (await _session.RunAsync("runs", "prune")).ExitCode.ShouldBe(2);
        (await _session.RunAsync("runs", "prune", "--keep", "soon")).ExitCode.ShouldBe(2);
        Directory.GetDirectories(_session.State.RunsPath).Length.ShouldBe(2);

        (await _session.RunAsync("runs", "prune", "--keep", "30d")).Error.ShouldBe("1 run removed\n");

        new RunHistory(_session.State).Complete(string.Empty).ShouldBe([kept.Id]);
        (await _session.RunAsync("runs", "rebuild")).Output.ShouldStartWith("1 run in ");
    }

    [Fact]
    public async Task The_audit_log_is_shown_and_checked()
    {
        await _session.RecordAsync();
        await _session.RecordAsync("--args", """{"inputs": {}}""");

        var list = await _session.RunAsync("audit", "--limit", "1");
        var intact = await _session.RunAsync("audit", "verify", "--expect", new string('0', 64));
        File.WriteAllText(
            _session.State.AuditPath,
            File.ReadAllText(_session.State.AuditPath).Replace("simulate", "run", StringComparison.Ordinal));
        var changed = await _session.RunAsync("audit", "verify");
        var json = await _session.RunAsync("audit", "verify", "--output", "json");

        list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        intact.ExitCode.ShouldBe(1);
        intact.Error.ShouldContain("AEF7225");
        changed.ExitCode.ShouldBe(1);
        changed.Error.ShouldContain("audit.jsonl:1:1: error AEF7222");
        json.Output.ShouldContain("\"intact\": false");
    }

    [UnixFact]
    public async Task Bash_completes_ids_where_they_are_expected()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        var script = (await _session.Aef.RunAsync("completion", "bash")).Output;
        var words = await _session.RunAsync("complete-runs");
        words.ExitCode.ShouldBe(2, "the command has no options: the current folder counts");
        (await _session.Aef.RunAsync("complete-runs")).Output.ShouldEndWith("latest\nlatest-failed\n");
        var file = _session.Aef.File("aef.bash", script + """
            aef() { if [ "$1 $2" = "complete-steps latest" ]; then printf 'load\nlake\n'; else printf '20261130-100000-aaa\nlatest\n'; fi; }
            try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _aef; echo "${COMPREPLY[*]}"; }
            try aef logs 2026
            try aef runs show la
            try aef runs compare 20261130-100000-aaa 2026
            try aef rerun lat
            try aef validate 2026
            try aef runs prune --ke
            try aef logs latest la
            try aef approve latest lo
            try aef cancel latest lo
            """);
        using var bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", [file])
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = _session.Aef.PathOf("."),
        })!;

        var lines = (await bash.StandardOutput.ReadToEndAsync()).Split('\n');

        lines[..6].ShouldBe(
            ["20261130-100000-aaa", "latest", "20261130-100000-aaa", "latest", string.Empty, "--keep --keep-runs --keep-size"]);
        lines[6..9].ShouldBe(["lake", "load", string.Empty]);
    }

    [Fact]
    public async Task An_audit_log_can_be_elsewhere()
    {
        var path = _session.Aef.PathOf("ci/audit.jsonl");
        await _session.RecordAsync("--audit", path);

        (await _session.RunAsync("audit", "verify", "--audit", path)).ExitCode.ShouldBe(0);

        File.ReadAllLines(path).Length.ShouldBe(1);
        File.Exists(_session.State.AuditPath).ShouldBeFalse();
    }
}
