using System.IO.Enumeration;

namespace Aef.Runs.History;

/// <summary>Which recorded runs to list.</summary>
public sealed record RunQuery
{
    /// <summary>The name of the pipeline, in which <c>*</c> and <c>?</c> are wildcards; null for all. Case is ignored.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The states; null for all.</summary>
    public IReadOnlyList<RecordedState>? States { get; init; }

    /// <summary>The earliest start; null for any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The name of the schedule whose runs these are; null for any.</summary>
    public string? Schedule { get; init; }

    /// <summary>The start of the interval that the runs process; null for any.</summary>
    public DateTimeOffset? IntervalStart { get; init; }

    /// <summary>The largest number of runs, newest first; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>True if the query accepts the record, apart from the limit.</summary>
    public bool Accepts(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (Pipeline is null || FileSystemName.MatchesSimpleExpression(Pipeline, record.Pipeline, ignoreCase: true))
            && (States is null || States.Contains(record.State))
            && (Since is null || record.Started >= Since)
            && (Schedule is null || record.Schedule == Schedule)
            && (IntervalStart is null || record.IntervalStartTime == IntervalStart);
    }
}
