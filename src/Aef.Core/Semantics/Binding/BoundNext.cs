namespace Aef.Core.Semantics.Binding;

/// <summary>
/// A NEXT that the rules allow. Within the thread <paramref name="Level"/> and <paramref name="Thread"/> are those of the step
/// itself; otherwise the target is the first step of a later single-threaded level. Indexes count from 0 in the bound pipeline.
/// </summary>
public sealed record BoundNext(string JobId, int Level, int Thread, int Step)
{
    /// <summary>True when a step at this position that has this NEXT jumps to itself or back to a step before it.</summary>
    public bool IsBackwardFrom(int level, int step) => Level == level && Step <= step;
}
