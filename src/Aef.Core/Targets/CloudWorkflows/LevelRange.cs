namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Levels of a pipeline that follow each other.</summary>
/// <param name="First">The index of the first one.</param>
/// <param name="Count">How many there are, at least one.</param>
internal readonly record struct LevelRange(int First, int Count)
{
    /// <summary>The index after the last one.</summary>
    public int End => First + Count;

    /// <summary>The indexes of all of them.</summary>
    public IEnumerable<int> Indexes => Enumerable.Range(First, Count);

    /// <summary>True when a level is one of them.</summary>
    public bool Contains(int level) => level >= First && level < End;
}
