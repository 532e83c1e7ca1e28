using Aef.Google.Executions;
using Aef.Google.Rest.Executions;

namespace Aef.PowerShell.Results;

/// <summary>An execution of a workflow at Google or on a local server, as it was when it was read.</summary>
public sealed class WorkflowExecution
{
    internal WorkflowExecution(ExecutionName name, Execution execution)
    {
        Name = name.ToString();
        Workflow = name.WorkflowId;
        Id = name.Id;
        State = execution.State ?? ExecutionState.StateUnspecified;
        StartTime = execution.StartTime ?? execution.CreateTime;
        EndTime = execution.EndTime;
        Argument = execution.Argument;
        Result = execution.Result;
        Labels = execution.Labels ?? new Dictionary<string, string?>();
        var outcome = ExecutionOutcome.Of(execution);
        (Failures, Message) = (outcome.Failures, outcome.Message);
    }

    /// <summary>The resource name, which the other cmdlets take from the pipeline.</summary>
    public string Name { get; }

    /// <summary>The id of the workflow.</summary>
    public string Workflow { get; }

    /// <summary>The id of the execution.</summary>
    public string Id { get; }

    /// <summary>The state as in Google's API, such as ACTIVE, SUCCEEDED, FAILED or CANCELLED.</summary>
    public string State { get; }

    /// <summary>When it began; null for one in the queue.</summary>
    public DateTimeOffset? StartTime { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndTime { get; }

    /// <summary>The argument as JSON; null without one, and in a list.</summary>
    public string? Argument { get; }

    /// <summary>The result as JSON; null without one, and in a list.</summary>
    public string? Result { get; }

    /// <summary>The message of the error; null without one, and in a list.</summary>
    public string? Message { get; }

    /// <summary>The failed jobs, by JOB_ID, of a workflow that Aef compiled.</summary>
    public IReadOnlyList<JobFailure> Failures { get; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string?> Labels { get; }

    /// <summary>The resource name.</summary>
    public override string ToString() => Name;
}
