using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Loops;

/// <summary>Runs of compiled pipelines with <c>for_each</c>, for the tests of this folder.</summary>
internal static class LoopRuns
{
    public const string Job = "type: sync, executor: dataform-tag-executor";

    public static SimulatedJob Failing { get; } = new() { Ends = SimulatedEnd.Failed };

    /// <summary>A step, as the inside of a flow map.</summary>
    public static string Step(string id, string more = "") =>
        $"{{job_id: {id}, job_name: n_{id}, {Job}{(more.Length > 0 ? ", " + more : "")}}}";

    /// <summary>A pipeline of one level with one thread for the items of a list.</summary>
    public static string Loop(string list, params string[] steps) => Loop(list, string.Empty, steps);

    /// <summary>A pipeline of one level with one thread that has more keys.</summary>
    public static string Loop(string list, string keys, string[] steps) =>
        $"name: p\nlevels:\n- threads:\n  - {{thread_id: T, for_each: {list}, {keys}steps: [{string.Join(", ", steps)}]}}\n";

    public static WorkflowArtifact Compile(string definition)
    {
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(definition), PlatformParameters.Empty);
        // The text of the user may look like an expression.
        WorkflowAnalyzer.Analyze(artifact.Workflow).Where(d => d.Code != "AEF5152").ShouldBeEmpty();
        return artifact;
    }

    public static Run Run(string definition, string? argument = null, SimulationScript? script = null) =>
        Pipelines.Run(Compile(definition), script, argument);

    public static Run Run(string definition, params (string JobId, SimulatedJob Job)[] jobs) =>
        Run(definition, null, Pipelines.Script(jobs));

    /// <summary>
    /// How each step or item ended, in the order of the ends: -J was skipped, !J failed, and =J was done by an earlier run.
    /// </summary>
    public static string Story(Run run) => string.Join(' ', Ends(run));

    /// <summary>The end of the message of a run of which a simulated job has failed.</summary>
    public const string SimulatedCause = ": JobFailed: The start returned an exception (Exception: the simulated job failed)";

    /// <summary>The same, sorted by JOB_ID.</summary>
    public static string Sorted(Run run) => string.Join(' ', Ends(run).OrderBy(e => e.TrimStart('-', '!', '='), StringComparer.Ordinal));

    public static string Error(Run run) =>
        run.Execution.Error.ShouldNotBeNull().Value["message"].TryGetString(out var message) ? message : string.Empty;

    /// <summary>A list of strings of the error of the run.</summary>
    public static List<string> OfError(Run run, string key) =>
        [.. run.Execution.Error.ShouldNotBeNull().Value[key].Items.Select(i => TextOf(i["job_id"].IsNull ? i : i["job_id"]))];

    /// <summary>When the attempts of a step or an item started, in seconds from the start of the run.</summary>
    public static double StartOf(Run run, string id) =>
        (run.Events.First(e => e.Kind == RunEventKind.AttemptStarted && e.JobId == id).Time - run.StartTime).TotalSeconds;

    private static string TextOf(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    private static IEnumerable<string> Ends(Run run) => run.Events.Where(e =>
        e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed or RunEventKind.StepSkipped).Select(e => e.Kind switch
        {
            RunEventKind.StepFailed => "!" + e.JobId,
            RunEventKind.StepSkipped when e.Message == "done before this run" => "=" + e.JobId,
            RunEventKind.StepSkipped => "-" + e.JobId,
            _ => e.JobId!, // ends have one
        });
}
