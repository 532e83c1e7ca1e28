namespace Aef.Core.Semantics.Binding;

/// <summary>
/// A NEXT that the rules allow. Within a thread, <paramref name="Level"/> and <paramref name="Thread"/> are those of the step
/// itself; otherwise the target is the first step of a later single-threaded level. Indexes start at 0 in the bound pipeline.
/// </summary>
public sealed record BoundNext(string JobId, int Level, int Thread, int Step)
{
    /// <summary>True when a step at this position with this NEXT jumps to itself or to an earlier step.</summary>
    public bool IsBackwardFrom(int level, int step) => Level == level && Step <= step;
}
