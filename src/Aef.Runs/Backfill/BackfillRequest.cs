using Aef.Core.Operations;

namespace Aef.Runs.Backfill;

/// <summary>Which runs a backfill has, and how it starts them.</summary>
public sealed record BackfillRequest
{
    /// <summary>The number of runs at a time by default.</summary>
    public const int DefaultParallel = 4;

    /// <summary>The most missed runs by default.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The full path of the definition; null for a pipeline that was built in memory.</summary>
    public string? Definition { get; init; }

    /// <summary>The name of the schedule; null for the only one, or for all of them if <see cref="IsMissed"/> is set.</summary>
    public string? Schedule { get; init; }

    /// <summary>The first start of an interval; null, for missed runs, for the first recorded interval of each schedule.</summary>
    public ScheduleBound? From { get; init; }

    /// <summary>The last start of an interval, included; null for now.</summary>
    public ScheduleBound? To { get; init; }

    /// <summary>Which intervals are run.</summary>
    public BackfillScope Scope { get; init; }

    /// <summary>The order of the runs.</summary>
    public BackfillOrder Order { get; init; }

    /// <summary>How many runs this process runs at a time.</summary>
    public int MaxParallel { get; init; } = DefaultParallel;

    /// <summary>True for the runs that were missed: each schedule decides by <c>catch_up</c> which of them are run.</summary>
    public bool IsMissed { get; init; }

    /// <summary>The most missed runs of each schedule; the newest ones are run.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>
    /// The inputs that override those of the schedule, as <c>NAME=VALUE</c>, to continue the backfill; null if they are not recorded.
    /// </summary>
    public IReadOnlyList<string>? Inputs { get; init; } = [];
}
