using System.Globalization;
using Aef.Google.Rest.Executions;
using Aef.Workflows.Engine;

namespace Aef.Server.Executions;

/// <summary>A step entry while its execution runs.</summary>
internal sealed class RecordedStep(long id, string routine, string step, string type, DateTimeOffset created, int fiber)
{
    private readonly DateTimeOffset _created = created;
    private List<long>? _children;

    /// <summary>The number of the entry, from 1.</summary>
    public long Id => id;

    /// <summary>The step of the program; null for the entry of a branch.</summary>
    public StepInfo? Info { get; init; }

    /// <summary>The enclosing entry.</summary>
    public RecordedStep? Parent { get; init; }

    /// <summary>The entry before this one with the same parent.</summary>
    public RecordedStep? Previous { get; init; }

    /// <summary>The number of the iteration or branch that the entry is in; null outside.</summary>
    public long? Iteration { get; init; }

    /// <summary>The kind of <see cref="Iteration"/>.</summary>
    public string? Progress { get; init; }

    /// <summary>The type.</summary>
    public string Type { get; set; } = type;

    /// <summary>The state.</summary>
    public string State { get; set; } = StepEntryState.InProgress;

    /// <summary>When the entry changed last.</summary>
    public DateTimeOffset Updated { get; set; } = created;

    /// <summary>The error that ended the step, as JSON.</summary>
    public string? Exception { get; set; }

    /// <summary>The entry after this one with the same parent.</summary>
    public long? Next { get; set; }

    /// <summary>The newest entry within this one.</summary>
    public RecordedStep? LastChild { get; private set; }

    /// <summary>The routine.</summary>
    public string Routine => routine;

    /// <summary>The name of the step.</summary>
    public string Step => step;

    /// <summary>Adds an entry within this one.</summary>
    public void Add(RecordedStep child)
    {
        (_children ??= []).Add(child.Id);
        LastChild = child;
    }

    /// <summary>The resource.</summary>
    public StepEntry ToEntry(string execution) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{execution}/stepEntries/{id}"),
        EntryId = id,
        CreateTime = _created,
        UpdateTime = Updated,
        Routine = routine,
        Step = step,
        StepType = Type,
        State = State,
        Exception = Exception is { } payload ? new StepException { Payload = payload } : null,
        NavigationInfo = Parent is null && Previous is null && Next is null && _children is null ? null : new NavigationInfo
        {
            Parent = Parent?.Id,
            Previous = Previous?.Id,
            Next = Next,
            Children = _children is null ? null : [.. _children],
        },
        StepEntryMetadata = new StepEntryMetadata
        {
            ThreadId = fiber.ToString(CultureInfo.InvariantCulture),
            ProgressType = Progress,
            ProgressNumber = Iteration,
        },
    };
}
