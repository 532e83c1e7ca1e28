using Aef.Core.Operations;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef schedule next</c> and <c>aef schedule backfill</c>.</summary>
internal sealed record ScheduleOptions(string File)
{
    /// <summary>The number of times of each schedule.</summary>
    public int Count { get; init; }

    /// <summary>The time to start from; null for now.</summary>
    public ScheduleBound? From { get; init; }

    /// <summary>The end of a backfill; null for the next times.</summary>
    public ScheduleBound? To { get; init; }

    /// <summary>The only schedule to show; null for all.</summary>
    public string? Schedule { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
