using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Tests.Cli;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Running;

/// <summary>The launcher checks everything before a run starts, and every front end starts runs through it.</summary>
public sealed class RunLauncherTests : IDisposable
{
    private const string FailingScript = "jobs: { C: { ends: failed } }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-launch-").FullName;
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());
    private readonly RunLauncher _launcher;

    public RunLauncherTests() => _launcher = new RunLauncher(_workspace);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_request_without_anything_to_run_is_a_bug_of_the_caller() =>
        Should.Throw<ArgumentException>(() => _launcher.Prepare(new RunRequest()));

    [Fact]
    public async Task A_definition_runs_to_its_end_and_has_a_read_model_before_it_starts()
    {
        using var run = _launcher.Prepare(new RunRequest { Input = Load("sample.yaml", CliSamples.Definition) });

        run.Begin().ShouldBeTrue();
        (run.Name, run.IsResumed, run.MakeProgress().Steps.Count()).ShouldBe(("sample", false, 3));
        (await run.RunAsync()).State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public async Task A_pipeline_in_memory_and_its_artifact_run_like_the_definition()
    {
        var pipeline = Definitions.Pipeline(CliSamples.Definition);
        using var fromPipeline = _launcher.Prepare(new RunRequest { Pipeline = pipeline });
        using var fromArtifact = _launcher.Prepare(new RunRequest { Artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(CliSamples.Definition)) });

        var (first, second) = (await fromPipeline.RunAsync(), await fromArtifact.RunAsync());

        first.Done.ShouldBe(["B", "C", "D"], ignoreOrder: true);
        second.Done.ShouldBe(first.Done);
    }

    [Fact]
    public async Task A_split_pipeline_runs_with_its_parts()
    {
        using var run = _launcher.Prepare(new RunRequest { Pipeline = Targets.LargePipelines.Of(1000, 4).Source });

        run.Pipeline.ShouldNotBeNull().Artifact.Parts.ShouldNotBeEmpty();
        (await run.RunAsync()).Done.Count.ShouldBe(1000);
    }

    [Fact]
    public void All_problems_are_reported_at_once_in_the_order_of_the_subjects()
    {
        var request = new RunRequest
        {
            Input = Load("sample.yaml", CliSamples.Definition),
            ParametersPath = PathOf("missing-parameters.json"),
            ScriptPath = File("script.yaml", "jobs: { Z: {} }\n"),
            Environment = new EnvironmentRequest { Mocks = PathOf("missing-mocks.yaml") },
            Argument = WorkflowValue.FromMap(("resum", WorkflowValue.EmptyMap)),
            Journal = File("exists.journal", "mine"),
        };

        using var run = _launcher.Prepare(request);

        run.HasErrors.ShouldBeTrue();
        (run.Pipeline, run.Workflow).ShouldBe((null, null));
        var failed = run.Checks.Where(c => c.HasErrors).Select(c => c.Subject).ToArray();
        failed.ShouldBe([RunSubject.Parameters, RunSubject.Script, RunSubject.Environment, RunSubject.Argument, RunSubject.Journal]);
        run.Checks.Select(c => c.Subject).ShouldBe(run.Checks.Select(c => c.Subject).Order());
        run.Begin().ShouldBeFalse();
        System.IO.File.ReadAllText(PathOf("exists.journal")).ShouldBe("mine");
    }

    [Fact]
    public void An_invalid_definition_is_not_compiled_and_creates_no_journal()
    {
        using var run = _launcher.Prepare(new RunRequest { Input = Load("bad.yaml", "levels: [[{job_id: A}]]\n"), Journal = PathOf("new.journal") });

        run.Begin().ShouldBeFalse();
        run.Checks.ShouldNotContain(c => c.Subject == RunSubject.Target);
        System.IO.File.Exists(PathOf("new.journal")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_journal_is_created_when_the_run_begins_and_closed_when_it_is_disposed()
    {
        var journal = PathOf("run.journal");
        using (var run = _launcher.Prepare(new RunRequest { Input = Load("sample.yaml", CliSamples.Definition), Journal = journal }))
        {
            System.IO.File.Exists(journal).ShouldBeFalse();
            run.Begin().ShouldBeTrue();
            _launcher.Resume(journal).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6152", "the run holds it");
            await run.RunAsync();
        }

        using var again = _launcher.Prepare(new RunRequest { Input = Load("sample.yaml", CliSamples.Definition), Journal = journal });
        again.Begin().ShouldBeFalse();
        again.Checks[^1].Subject.ShouldBe(RunSubject.Journal);
        again.Diagnostics[^1].Code.ShouldBe("AEF6151");
    }

    [Fact]
    public void The_parameters_of_the_project_are_used_only_on_request()
    {
        File("aef.json", """{ "parameters": "dev.json" }""");
        File("dev.json", """[{ "ParameterKey": "pProjectID", "ParameterValue": "p-dev" }]""");
        var input = Load("sample.yaml", CliSamples.Definition);

        using var without = _launcher.Prepare(new RunRequest { Input = input });
        using var with = _launcher.Prepare(new RunRequest { Input = input, UsesProjectParameters = true });

        without.Checks.ShouldNotContain(c => c.Subject == RunSubject.Parameters);
        with.Checks.Single(c => c.Subject == RunSubject.Parameters).Path.ShouldNotBeNull().ShouldEndWith("dev.json");
    }

    [Fact]
    public async Task Cloud_Workflows_source_runs_under_the_name_of_its_file()
    {
        var argument = WorkflowValue.FromMap(("n", 1));
        using var run = _launcher.Prepare(new RunRequest { Input = Load("adds.yaml", CliSamples.Workflow), Argument = argument, Journal = PathOf("adds.journal") });

        run.Begin().ShouldBeTrue(string.Join('\n', run.Diagnostics));
        var ended = await run.RunAsync();

        (run.Name, ended.Execution.State, ended.Execution.Result)
            .ShouldBe(("adds", ExecutionState.Succeeded, WorkflowValue.FromInteger(2)));
        System.IO.File.Exists(PathOf("adds.journal")).ShouldBeTrue();
    }

    [Fact]
    public void A_journal_that_does_not_exist_cannot_be_resumed_or_rerun()
    {
        foreach (var run in new[] { _launcher.Resume(PathOf("none.journal")), _launcher.Rerun(PathOf("none.journal")) })
        {
            run.Checks.ShouldHaveSingleItem().Subject.ShouldBe(RunSubject.Journal);
            run.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6150");
            run.Name.ShouldBe("none");
            run.Dispose();
        }
    }

    [Fact]
    public async Task A_rerun_runs_what_the_journal_of_a_failed_run_has_left()
    {
        await Failed(PathOf("night.journal"));

        using var run = _launcher.Rerun(PathOf("night.journal"));

        run.HasErrors.ShouldBeFalse(string.Join('\n', run.Diagnostics));
        var again = await run.RunAsync();
        again.Events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).ShouldBe(["C"]);
    }

    [Fact]
    public async Task A_restart_runs_what_a_failed_run_has_left_without_its_journal()
    {
        var failed = await Failed(PathOf("night.journal"));
        var before = System.IO.File.ReadAllText(PathOf("night.journal"));

        using var run = _launcher.Restart(failed, new RestartOptions { ScriptPath = File("good.yaml", "jobs: {}\n") }).ShouldNotBeNull();
        run.Begin().ShouldBeTrue();
        var again = await run.RunAsync();

        again.State.ShouldBe(RunState.Succeeded);
        again.Events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).ShouldBe(["C", "D"]);
        System.IO.File.ReadAllText(PathOf("night.journal")).ShouldBe(before);
    }

    [Fact]
    public async Task A_restart_of_a_restart_keeps_what_both_have_done()
    {
        using var first = _launcher.Restart(await Failed(null)).ShouldNotBeNull();
        var second = await first.RunAsync();
        second.State.ShouldBe(RunState.Failed, "the script is that of the first run");

        using var third = _launcher.Restart(second, new RestartOptions { ScriptPath = File("good.yaml", "jobs: {}\n") }).ShouldNotBeNull();

        (await third.RunAsync()).Done.ShouldBe(["B", "C", "D"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_restart_replaces_the_executors()
    {
        var asked = 0;
        using var run = _launcher.Restart(await Failed(null), new RestartOptions { Executors = table => Count(table) }).ShouldNotBeNull();

        asked.ShouldBe(1);
        run.Pipeline.ShouldNotBeNull().Executors.ShouldBeSameAs(ExecutorTable.Empty);

        ExecutorTable Count(ExecutorTable table)
        {
            asked++;
            table.Count.ShouldBe(0);
            return ExecutorTable.Empty;
        }
    }

    [Fact]
    public async Task A_restart_with_a_bad_script_does_not_start()
    {
        using var run = _launcher.Restart(await Failed(null), new RestartOptions { ScriptPath = PathOf("none.yaml") }).ShouldNotBeNull();

        run.Checks.Where(c => c.Diagnostics.Count > 0).ShouldHaveSingleItem().Subject.ShouldBe(RunSubject.Script);
        run.Begin().ShouldBeFalse();
        run.Pipeline.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_remains_of_a_run_that_succeeded_or_was_planned_or_was_of_source()
    {
        using var good = _launcher.Prepare(new RunRequest { Input = Load("sample.yaml", CliSamples.Definition) });
        using var source = _launcher.Prepare(new RunRequest { Input = Load("fails.yaml", "main: {steps: [{s: {raise: no}}]}\n") });
        source.Begin().ShouldBeTrue();

        _launcher.Restart(await good.RunAsync()).ShouldBeNull();
        _launcher.Restart(Run.Plan("night")).ShouldBeNull();
        _launcher.Restart(await source.RunAsync()).ShouldBeNull();
    }

    /// <summary>A run of B, C and D in which C has failed.</summary>
    private async Task<Run> Failed(string? journal)
    {
        var request = new RunRequest
        {
            Input = Load("sample.yaml", CliSamples.Definition),
            ScriptPath = File("fails.script.yaml", FailingScript),
            Journal = journal,
        };
        using var run = _launcher.Prepare(request);
        run.Begin().ShouldBeTrue(string.Join('\n', run.Diagnostics));
        var ended = await run.RunAsync();
        ended.State.ShouldBe(RunState.Failed);
        ended.Done.ShouldBe(["B"]);
        return ended;
    }

    private LoadResult Load(string name, string text) => _workspace.LoadFile(File(name, text));

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
