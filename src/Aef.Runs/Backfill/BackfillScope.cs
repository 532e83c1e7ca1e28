namespace Aef.Runs.Backfill;

/// <summary>Which intervals of its range a backfill runs.</summary>
public enum BackfillScope
{
    /// <summary>Those that no run has ended: without a run, or with one that was interrupted or cancelled, which continues.</summary>
    Missing,

    /// <summary>These, and those whose runs have failed, which repeat what is not done.</summary>
    Failed,

    /// <summary>All of them, from the beginning.</summary>
    All,
}
