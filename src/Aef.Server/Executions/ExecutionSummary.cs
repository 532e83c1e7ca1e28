using Aef.Google.Rest.Executions;

namespace Aef.Server.Executions;

/// <summary>What lists know of an execution without reading it.</summary>
internal sealed class ExecutionSummary(Execution execution)
{
    /// <summary>The name of the resource.</summary>
    public string Name { get; } = execution.Name!;

    /// <summary>The id.</summary>
    public string Id => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>When it was created; it starts at once.</summary>
    public DateTimeOffset CreateTime { get; } = execution.CreateTime ?? default;

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndTime { get; } = execution.EndTime;

    /// <summary>The state.</summary>
    public string State { get; } = execution.State!;

    /// <summary>The revision of the workflow.</summary>
    public string? Revision { get; } = execution.WorkflowRevisionId;

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; } = execution.Labels;

    /// <summary>True if it must not wait in a queue.</summary>
    public bool DisablesBuffering { get; } = execution.DisableConcurrencyQuotaOverflowBuffering == true;

    /// <summary>The duration; null while it runs.</summary>
    public TimeSpan? Duration => EndTime - CreateTime;

    /// <summary>The fields of <c>view=BASIC</c>.</summary>
    public Execution ToBasic() => new()
    {
        Name = Name,
        StartTime = CreateTime,
        EndTime = EndTime,
        Duration = Duration,
        State = State,
        WorkflowRevisionId = Revision,
    };
}
