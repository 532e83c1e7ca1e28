using System.Text.Json;
using Aef.Adapters.History;
using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Runs.Audit;
using Aef.Runs.Environments;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Runs.Workspace;
using Aef.Tests.Cli;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.History;

public sealed class RecordingTests : IDisposable
{
    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_recorded_run_has_a_folder_with_everything_about_it()
    {
        var run = await _session.FailAsync();

        var record = run.ReadRecord();
        (record.Pipeline, record.State, record.Mode, record.Failure)
            .ShouldBe(("sample", RecordedState.Failed, RunMode.Simulate, "D: The job failed: Exception: no quota"));
        record.Steps.ShouldBe(new StepCounts(3, 2, 1, 0));
        record.Definition.ShouldBe(_session.Definition);
        record.Bytes.ShouldBeGreaterThan(1000);
        File.ReadAllText(run.DefinitionPath!).ShouldBe(CliSamples.Definition);
        File.ReadAllText(Path.Combine(run.FolderPath, "compiled.yaml")).ShouldContain("main:");
        run.ReadEvents().Last().Message.ShouldNotBeNull();
        run.FindLogs().Select(l => (l.JobId, l.Attempt)).ShouldBe([("B", 1), ("C", 1), ("D", 1)]);
        File.ReadAllText(run.LogPathOf("D", 1)).ShouldContain("no quota");
        var audit = new AuditLog(_session.State.AuditPath);
        var entry = audit.Read(out _).ShouldHaveSingleItem();
        (entry.Action, entry.Run, entry.DefinitionHash, entry.Hash).ShouldBe(("simulate", run.Id, record.DefinitionHash, record.AuditHead));
        record.DefinitionHash.ShouldStartWith("sha256:");
        audit.Verify(record.AuditHead).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task A_real_run_is_recorded_with_its_environment()
    {
        var definition = _session.Aef.File("real.yaml", """
            name: real
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: ["true"]}}
            """);
        var run = await _session.RunAsync("run", definition);

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        var record = new RunHistory(_session.State).Find("latest", out _).ShouldNotBeNull().ReadRecord();
        (record.Mode, record.Environment).ShouldBe((RunMode.Run, "local"));
        new AuditLog(_session.State.AuditPath).Read(out _).ShouldHaveSingleItem().Action.ShouldBe("run");
    }

    [Fact]
    public async Task Without_record_nothing_is_created()
    {
        (await _session.Aef.RunAsync(RecordedSession.Simulate, _session.Definition)).ExitCode.ShouldBe(0);

        Directory.Exists(_session.Aef.PathOf(".aef")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_has_errors_leaves_no_run()
    {
        const string unknown = """{"inputs": {"none": 1}}""";
        var run = await _session.RunAsync(RecordedSession.Simulate, _session.Definition, "--record", "--args", unknown);

        run.ExitCode.ShouldBe(1);
        Directory.Exists(_session.StatePath).ShouldBeFalse();
    }

    [Fact]
    public async Task A_rerun_is_a_run_of_its_own_and_keeps_the_first()
    {
        var first = await _session.FailAsync();
        var journal = await File.ReadAllBytesAsync(first.JournalPath);

        var rerun = await _session.RunAsync("rerun", "latest-failed", RecordedSession.Script, _session.Aef.File("good.yaml", "jobs: {}\n"));

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        new RunHistory(_session.State).Find("latest", out _).ShouldNotBeNull().ReadRecord().ShouldSatisfyAllConditions(
            r => r.RerunOf.ShouldBe(first.Id),
            r => r.State.ShouldBe(RecordedState.Succeeded),
            r => r.Steps.ShouldBe(new StepCounts(3, 1, 0, 2)));
        (await File.ReadAllBytesAsync(first.JournalPath)).ShouldBe(journal);
        new AuditLog(_session.State.AuditPath)
            .Read(out _)
            .Select(e => (e.Action, e.Detail))
            .ShouldBe([("simulate", null), ("rerun", $"rerun of {first.Id}")]);
    }

    [Fact]
    public async Task A_rerun_that_is_refused_leaves_no_run()
    {
        var run = await _session.RecordAsync();

        var rerun = await _session.RunAsync("rerun", run.Id);

        rerun.ExitCode.ShouldBe(1);
        rerun.Error.ShouldContain("AEF6168");
        new RunHistory(_session.State).Complete(string.Empty).ShouldBe([run.Id]);
        new AuditLog(_session.State.AuditPath).Read(out _).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_whose_process_has_ended_is_resumed_by_its_id_and_keeps_it()
    {
        RunFolder folder;
        using (var interrupted = Prepare())
        {
            interrupted.Begin().ShouldBeTrue();
            folder = interrupted.Folder.ShouldNotBeNull();
            folder.ReadRecord().State.ShouldBe(RecordedState.Running);
            (await _session.RunAsync("resume", folder.Id)).Error.ShouldContain("AEF6152");
        }

        folder.ReadRecord().State.ShouldBe(RecordedState.Interrupted);
        (await _session.RunAsync("runs", "show", "latest"))
            .Output.ShouldContain($"was interrupted: 3 not started\n  aef resume {folder.Id}\n");

        var resumed = await _session.RunAsync("resume", "latest");

        resumed.ExitCode.ShouldBe(0, resumed.Error);
        folder.ReadRecord().ShouldSatisfyAllConditions(r => r.State.ShouldBe(RecordedState.Succeeded), r => r.Resumed.ShouldBe(1));
        new RunHistory(_session.State).Complete(string.Empty).ShouldBe([folder.Id]);
        var lines = await File.ReadAllLinesAsync(folder.LogPathOf("B", 1));
        lines.Count(l => l.EndsWith(" attempt started", StringComparison.Ordinal)).ShouldBe(1);

        // The run has ended: its record is not touched again.
        var record = folder.ReadRecord();
        (await _session.RunAsync("resume", folder.Id)).Error.ShouldContain("AEF6163");
        folder.ReadRecord().ShouldBe(record);
    }

    [Fact]
    public async Task Any_process_can_cancel_a_run_and_the_record_names_who()
    {
        using var run = Prepare(realTime: true);
        run.Begin().ShouldBeTrue();
        var folder = run.Folder.ShouldNotBeNull();
        var list = await _session.RunAsync("runs", "--output", "json");
        list.Output.ShouldContain("\"state\": \"running\"");
        var work = run.RunAsync();

        var cancelled = await _session.RunAsync("cancel", folder.Id);

        cancelled.ExitCode.ShouldBe(0, cancelled.Error);
        (await work.WaitAsync(TimeSpan.FromSeconds(30))).State.ShouldBe(Runs.Local.RunState.Cancelled);
        var record = folder.ReadRecord();
        record.State.ShouldBe(RecordedState.Cancelled);
        record.CancelledBy.ShouldBe(StateOptionsActor());
        (await _session.RunAsync("cancel", "latest")).Error.ShouldContain("AEF7205");
        new AuditLog(_session.State.AuditPath).Read(out _).Select(e => e.Action).ShouldBe(["simulate", "cancel"]);

        static string StateOptionsActor() => Aef.Cli.Commands.StateOptions.Actor().ToString();
    }

    [Fact]
    public async Task No_file_of_the_state_folder_contains_a_secret()
    {
        const string password = "tr0ub4dor & \"3\"/?";
        const string token = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
        const string plain = "hunter2-in-plain-text";
        Directory.CreateDirectory(_session.Aef.PathOf("executors"));
        await File.WriteAllTextAsync(
            _session.Aef.PathOf("executors/api.yaml"),
            """
            name: api
            job_file: optional
            parameters: { header: {}, body: { type: map } }
            reads_step_properties: true
            accepts_secrets: true
            workflows: [{ binding: function }]
            """);
        var definition = _session.Aef.File(
            "secret.yaml",
            """
            name: secret
            inputs: { key: { secret: true, default: "secret:partner-key" }, db_password: { type: string }, note: { type: string } }
            levels:
            - - { job_id: A, job_name: a, executor: api,
                  with: { header: "${inputs.key}", body: { p: "${inputs.db_password}", n: "${inputs.note}" } } }
            - - { job_id: B, job_name: b, executor: api, when: '${inputs.db_password == "x" + inputs.note}' }
            """);
        var script = _session.Aef.File(
            "night.yaml",
            $"jobs:\n  A: {{ ends: failed, message: '{plain} {token} {Uri.EscapeDataString(password)}' }}\n");

        var run = await _session.RunAsync(
            RecordedSession.Simulate, definition, "--record", RecordedSession.Script, script,
            "--secret", $"partner-key=file:{_session.Aef.File("key.txt", password)}",
            "--input", $"db_password={plain}", "--input", $"note=use {token} today");
        var shown = await _session.RunAsync("runs", "show", "latest");
        var audit = await _session.RunAsync("audit", "--output", "json");

        run.Error.ShouldContain("warning AEF7207: The value of \"db_password\" looks like a secret.");
        run.Error.ShouldContain("The value of \"note\" looks like a secret.");
        var folder = new RunHistory(_session.State).Find("latest", out _).ShouldNotBeNull();
        Path.Exists(folder.JournalPath).ShouldBeFalse();
        (await _session.RunAsync("rerun", "latest")).Error.ShouldContain("AEF7206");
        folder.ReadRecord().Inputs.ShouldBe("""{"db_password":"***","note":"***"}""");
        var files = Directory.GetFiles(_session.StatePath, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(8);
        var texts = files.Select(f => (Name: f, Text: File.ReadAllText(f)));
        foreach (var text in texts.Concat([("show", shown.Output), ("audit", audit.Output)]))
        {
            foreach (var secret in new[] { password, token, plain })
            {
                SecretLeaks.Find(text.Item2, secret).ShouldBeNull($"{secret} in {text.Item1}");
            }
        }
    }

    [Fact]
    public void A_disk_that_is_nearly_full_gets_no_new_run()
    {
        using var run = Prepare(change: o => o with { FreeBytes = _ => 5 << 20 });

        run.Begin().ShouldBeFalse();

        var problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Code.ShouldBe("AEF7202");
        problem.Message.ShouldContain("has 5 MB left, and a new run needs at least 100 MB. No run was started.");
        Directory.GetFileSystemEntries(_session.State.RunsPath).ShouldBeEmpty();
    }

    [Fact]
    public void Without_an_audit_log_there_is_no_run()
    {
        _session.State.Open().ShouldBeEmpty();
        Directory.CreateDirectory(_session.State.AuditPath);
        using var run = Prepare();

        run.Begin().ShouldBeFalse();

        run.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF7220");
        Directory.GetFileSystemEntries(_session.State.RunsPath).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_ends_as_usual_when_its_result_cannot_be_recorded()
    {
        using var run = Prepare();
        run.Begin().ShouldBeTrue();
        Directory.Delete(run.Folder!.FolderPath, recursive: true);

        (await run.RunAsync()).State.ShouldBe(Runs.Local.RunState.Succeeded);
    }

    [Fact]
    public async Task Runs_of_one_moment_have_different_ids_and_old_runs_are_removed_automatically()
    {
        var clock = new ManualClock();
        RecordingOptions At(RecordingOptions o) => o with { Clock = clock, Retention = new RetentionPolicy { MaxRuns = 3 } };
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var run = Prepare(change: At);
            run.Begin().ShouldBeTrue();
            await run.RunAsync();
            ids.Add(run.Folder!.Id);
        }

        ids.ShouldBeUnique();
        new RunHistory(_session.State).Complete(string.Empty).Count.ShouldBe(4, "old runs are searched for once an hour");
        clock.Pass(TimeSpan.FromHours(2));
        using var last = Prepare(change: At);
        last.Begin().ShouldBeTrue();
        await last.RunAsync();
        new RunHistory(_session.State)
            .Complete(string.Empty)
            .ShouldSatisfyAllConditions(l => l.Count.ShouldBe(3), l => l[0].ShouldBe(last.Folder!.Id));
    }

    [Fact]
    public async Task Cloud_Workflows_source_is_recorded_too()
    {
        var run = await _session.RunAsync(
            RecordedSession.Simulate, _session.Aef.File("flow.yaml", CliSamples.Workflow), "--record", "--args", """{"n": 41}""");

        run.ExitCode.ShouldBe(0, run.Error);
        var folder = new RunHistory(_session.State).Find("latest", out _).ShouldNotBeNull();
        folder.ReadRecord().ShouldSatisfyAllConditions(r => r.Pipeline.ShouldBe("flow"), r => r.State.ShouldBe(RecordedState.Succeeded));
        (await _session.RunAsync("resume", folder.Id)).Error.ShouldContain("AEF6163");
    }

    private PreparedRun Prepare(bool realTime = false, Func<RecordingOptions, RecordingOptions>? change = null)
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        var options = new RecordingOptions(_session.State, new RunActor("ann", "laptop")) { OpenStore = path => new SqliteRunStore(path) };
        return new RunLauncher(workspace).Prepare(new RunRequest
        {
            Input = workspace.LoadFile(_session.Definition),
            RealTime = realTime,
            Recording = change is null ? options : change(options),
        });
    }
}
