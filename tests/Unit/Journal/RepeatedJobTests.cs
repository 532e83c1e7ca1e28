using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Journals;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

/// <summary>What a rerun starts again, and what it reports before.</summary>
public sealed class RepeatedJobTests : IDisposable
{
    private const string Job = "executor: dataform-tag-executor";
    private const string Sync = "type: sync, " + Job;
    private const string Two = $"name: p\nlevels:\n- - {{job_id: A, job_name: a, {Job}}}\n- - {{job_id: B, job_name: b, {Job}}}\n";

    private const string Reading = $$"""
        name: p
        levels:
        - - {job_id: A, job_name: a, {{Sync}}}
        - - {job_id: B, job_name: b, {{Job}}, when: '${steps.A.output != null}'}

        """;

    private const string Plain = $"""
        name: p
        levels:
        - - {"{"}job_id: A, job_name: a, {Job}{"}"}
        - - {"{"}job_id: E, job_name: e, {Job}{"}"}

        """;

    private const string Looped = $"""
        name: p
        levels:
        - threads:
          - for_each: [1, 2, 3]
            steps: [{"{"}job_id: A, job_name: a, {Job}{"}"}]
        - - {"{"}job_id: E, job_name: e, {Job}{"}"}

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-repeated").FullName;
    private readonly AefWorkspace _workspace = new(new Aef.Adapters.Yaml.YamlDocumentReader());

    private string JournalPath => Path.Combine(_folder, "run.journal");

    private string DefinitionPath => Path.Combine(_folder, "p.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("start: connection_lost", "AEF6280 \"A\"")]
    [InlineData("ends: never", "AEF6280 \"A\"")]
    [InlineData("ends: failed", "")]
    [InlineData("start: 403", "")]
    public void A_job_that_may_have_started_is_named_before_it_starts_again(string job, string expected)
    {
        Run(Two, $"jobs: {{A: {{{job}}}}}").State.ShouldBe(RunState.Failed);

        var rerun = Rerun();

        rerun.Diagnostics.ShouldBe(expected);
        rerun.Started.ShouldBe("A B");
    }

    [Fact]
    public void A_run_that_is_restarted_without_a_journal_names_it_too()
    {
        var run = Run(Two, "jobs: {A: {ends: never}}");

        using var restarted = new RunLauncher(_workspace).Restart(run);

        restarted.ShouldNotBeNull().Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6280");
        restarted.HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void A_job_that_succeeded_without_its_output_is_named_if_an_expression_reads_the_output()
    {
        Run(Reading, TooLarge).Failures.ShouldHaveSingleItem().Kind.ShouldBe("OutputTooLarge");

        var rerun = Rerun();

        rerun.Diagnostics.ShouldBe("AEF6281 \"A\"");
        rerun.Started.ShouldBe("A B");
    }

    [Fact]
    public void It_is_done_if_no_expression_reads_the_output()
    {
        Run(Reading, TooLarge);

        var rerun = Rerun(Reading.Replace(", when: '${steps.A.output != null}'", string.Empty, StringComparison.Ordinal));

        rerun.Diagnostics.ShouldBe("AEF6169 ");
        rerun.Started.ShouldBe("B");
    }

    /// <summary>The items of the step are jobs that have never run, also the first one.</summary>
    [Fact]
    public void A_done_step_that_has_for_each_now_runs_for_all_items()
    {
        Run(Plain, "jobs: {E: {ends: failed}}");

        var rerun = Rerun(Looped);

        rerun.Diagnostics.ShouldBe("AEF6169 ; AEF6224 \"A\" (with for_each now)");
        rerun.Started.ShouldBe("A[0] A[1] A[2] E");
    }

    [Theory]
    [InlineData("jobs: {E: {ends: failed}}")] // all items are done
    [InlineData("jobs: {'A[2]': {ends: failed}}")]
    public void A_step_without_for_each_now_runs_and_only_one_warning_names_it(string script)
    {
        Run(Looped, script).State.ShouldBe(RunState.Failed);

        var rerun = Rerun(Plain);

        rerun.Diagnostics.ShouldBe("AEF6169 ; AEF6224 \"A\" (without for_each now)");
        rerun.Started.ShouldBe("A E");
    }

    [Fact]
    public void The_journal_is_no_simulation_script()
    {
        Run(Two, "jobs: {B: {ends: failed}}");
        var before = File.ReadAllText(JournalPath);

        using var rerun = new RunReruns(_workspace).Rerun(JournalPath, new RerunOptions { ScriptPath = JournalPath });

        rerun.Pipeline.ShouldBeNull();
        var error = rerun.Diagnostics.ShouldHaveSingleItem();
        (error.Code, error.Message).ShouldBe(("AEF6282", $"\"{JournalPath}\" is the journal of the run, not a simulation script."));
        File.ReadAllText(JournalPath).ShouldBe(before);
    }

    /// <summary>Only the run knows the list. Its argument is that of the journal, so the advice is not to correct it.</summary>
    [Fact]
    public void After_a_rerun_with_another_list_the_list_can_be_restored()
    {
        var definition = Looped.Replace("[1, 2, 3]", "'${list.concat([1, 2], 3)}'", StringComparison.Ordinal);
        Run(definition, "jobs: {'A[2]': {ends: failed}}");

        var other = Rerun(definition.Replace(", 3)", ", 4)", StringComparison.Ordinal));
        var restored = Rerun(definition);

        other.Run.HasInvalidArgument.ShouldBeTrue();
        other.Run.Advice.ShouldBe(
            "run it again after the lists of for_each are those of the earlier run again, or start the pipeline without resume");
        other.Started.ShouldBe(string.Empty);
        restored.Started.ShouldBe("A[2] E");
    }

    private static string TooLarge => $"jobs: {{A: {{output: {new string('x', 70_000)}}}}}";

    private Run Run(string definition, string script)
    {
        File.WriteAllText(DefinitionPath, definition);
        var bound = _workspace.Load(new SourceText(definition, DefinitionPath)).Bound.ShouldNotBeNull();
        var read = _workspace.ReadScript(new SourceText(script, "script.yaml"), bound);
        var request = new LocalRunRequest(CloudWorkflowsTarget.Compile(bound, null, SourceFormat.Json, null))
        {
            Script = read.Script.ShouldNotBeNull(string.Join('\n', read.Diagnostics)),
        };
        JournalSource[] sources =
            [new(RunSources.Definition, DefinitionPath, definition), new(RunSources.Simulation, null, script)];
        using var journal = JournalStarter.Start(JournalPath, request, sources).Journal.ShouldNotBeNull();
        return LocalRunner.Run(request with { Journal = journal });
    }

    /// <summary>Runs the rest with jobs that succeed.</summary>
    private (Run Run, string Diagnostics, string Started) Rerun(string? definition = null)
    {
        if (definition is not null)
        {
            File.WriteAllText(DefinitionPath, definition);
        }

        var script = Path.Combine(_folder, "good.yaml");
        File.WriteAllText(script, "jobs: {}");
        using var rerun = new RunReruns(_workspace).Rerun(JournalPath, new RerunOptions { ScriptPath = script });
        var request = rerun.Pipeline.ShouldNotBeNull(string.Join('\n', rerun.Diagnostics));
        var run = LocalRunner.Run(request);
        var started = run.Events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).Order(StringComparer.Ordinal);
        return (run, string.Join("; ", rerun.Diagnostics.Select(d => $"{d.Code} {Named(d.Message)}")), string.Join(' ', started));
    }

    /// <summary>What a message lists at its end.</summary>
    private static string Named(string message) =>
        message.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? message[(at + 2)..^1] : string.Empty;
}
