using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Callbacks;

/// <summary>Runs of compiled pipelines whose jobs call them back, for the tests of this folder.</summary>
internal static class CallbackRuns
{
    public const string Job = "executor: caller, wait_for: callback";

    /// <summary>A step, as the inside of a flow map.</summary>
    public static string Step(string id, string more = "") =>
        $"job_id: {id}, job_name: n_{id}, {Job}{(more.Length > 0 ? ", " + more : "")}";

    public static Run Run(string definition, params (string JobId, SimulatedJob Job)[] jobs) =>
        Pipelines.Run(Feeds.Compile(definition), Pipelines.Script(jobs));

    public static Run RunOne(SimulatedJob job, string more = "") => Run(Feeds.Steps(Step("A", more)), ("A", job));

    /// <summary>A job of some seconds that sends callbacks: at a time, with a body as JSON.</summary>
    public static SimulatedJob Sending(double seconds, params (double At, string Body)[] callbacks) => new()
    {
        DurationSeconds = seconds,
        Callbacks = callbacks.Select(c => new SimulatedCallback { AtSeconds = c.At, Body = WorkflowValue.FromJson(c.Body) })
            .ToEquatableList(),
    };

    /// <summary>The callbacks and polls of a run, with their times in seconds: 90 success, 90 =success.</summary>
    public static string Story(Run run) => string.Join(
        ", ",
        run.Events.Where(e => e.Kind is RunEventKind.CallbackReceived or RunEventKind.StateSeen)
            .Select(e =>
                FormattableString.Invariant(
                    $"{(e.Time - run.StartTime).TotalSeconds:0.###} {(e.Kind == RunEventKind.StateSeen ? "=" : string.Empty)}{e.State}")));

    public static string Source(string definition) => Feeds.Compile(definition).PrintCompact();

    public static WorkflowArtifact Compile(string definition) => Feeds.Compile(definition);
}
