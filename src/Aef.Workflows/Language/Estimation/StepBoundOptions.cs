namespace Aef.Workflows.Language.Estimation;

/// <summary>What a caller knows of a workflow beyond its source. Each answer may be null: not known.</summary>
public sealed record StepBoundOptions
{
    /// <summary>Knows nothing.</summary>
    public static StepBoundOptions None { get; } = new();

    /// <summary>False when no call and no expression fails: only <c>raise</c> does.</summary>
    public bool Errors { get; init; } = true;

    /// <summary>How often one call of a routine jumps back at most, all its jumps back together.</summary>
    public Func<string, long?> JumpsBack { get; init; } = _ => null;

    /// <summary>How many rounds the loop of a step of a routine has at most; used only where the source does not define it.</summary>
    public Func<string, string, long?> Rounds { get; init; } = (_, _) => null;

    /// <summary>What one call of a routine executes at most; null lets its steps be counted.</summary>
    public Func<string, long?> CallCost { get; init; } = _ => null;
}
