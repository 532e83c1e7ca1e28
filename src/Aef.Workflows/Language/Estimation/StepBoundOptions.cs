namespace Aef.Workflows.Language.Estimation;

/// <summary>What a caller knows about a workflow beyond its source. Each answer may be null for unknown.</summary>
public sealed record StepBoundOptions
{
    /// <summary>No knowledge.</summary>
    public static StepBoundOptions None { get; } = new();

    /// <summary>False when no call and no expression fails: only <c>raise</c> does.</summary>
    public bool Errors { get; init; } = true;

    /// <summary>The maximum number of jumps back in one call of a routine, all of them together.</summary>
    public Func<string, long?> JumpsBack { get; init; } = _ => null;

    /// <summary>The maximum number of rounds of a loop; used only if the source does not define it.</summary>
    public Func<string, string, long?> Rounds { get; init; } = (_, _) => null;

    /// <summary>The maximum number of steps in one call of a routine; null to count its steps.</summary>
    public Func<string, long?> CallCost { get; init; } = _ => null;
}
