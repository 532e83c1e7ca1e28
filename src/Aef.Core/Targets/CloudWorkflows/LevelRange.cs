namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Consecutive levels of a pipeline.</summary>
/// <param name="First">The index of the first level.</param>
/// <param name="Count">The number of levels, at least one.</param>
internal readonly record struct LevelRange(int First, int Count)
{
    /// <summary>The index after the last level.</summary>
    public int End => First + Count;

    /// <summary>The indexes of all levels.</summary>
    public IEnumerable<int> Indexes => Enumerable.Range(First, Count);

    /// <summary>True when the range contains a level.</summary>
    public bool Contains(int level) => level >= First && level < End;
}
