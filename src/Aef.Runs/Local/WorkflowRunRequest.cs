using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Local;

/// <summary>A request for a local run of Cloud Workflows source.</summary>
public sealed record WorkflowRunRequest
{
    /// <summary>
    /// Creates a request to run a workflow without errors of the analyzer; <paramref name="calls"/> answers its calls.
    /// </summary>
    public WorkflowRunRequest(WorkflowSyntax workflow, ICallHandler calls)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(calls);
        Workflow = workflow;
        Calls = calls;
    }

    /// <summary>The workflow.</summary>
    public WorkflowSyntax Workflow { get; }

    /// <summary>The handler of calls.</summary>
    public ICallHandler Calls { get; init; }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>Limits, environment and seed.</summary>
    public EngineOptions Options { get; init; } = EngineOptions.Default;

    /// <summary>True when pauses and calls last their real time; otherwise the clock is virtual.</summary>
    public bool RealTime { get; init; }

    /// <summary>The clock of a run in real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The start time of a run on virtual time.</summary>
    public DateTimeOffset Start { get; init; } = LocalRunRequest.DefaultStart;

    /// <summary>The journal, created for this request or opened to continue; null when none is kept.</summary>
    public RunJournal? Journal { get; init; }

    /// <summary>The engine that has replayed <see cref="Journal"/> and continues from there; null for a run that starts.</summary>
    internal ReplayedWorkflow? Replayed { get; init; }
}
