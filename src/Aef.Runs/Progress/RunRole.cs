namespace Aef.Runs.Progress;

/// <summary>The role of a span of text in the chart of a run; the display of the chart chooses its style.</summary>
public enum RunRole
{
    /// <summary>Ids and separators.</summary>
    Plain,

    /// <summary>The name of the run or of a level.</summary>
    Title,

    /// <summary>Branches, names, headers, and steps that have not started or were skipped.</summary>
    Quiet,

    /// <summary>A success.</summary>
    Good,

    /// <summary>A step that waits for its next attempt, or a note.</summary>
    Caution,

    /// <summary>A failure.</summary>
    Bad,

    /// <summary>A running step.</summary>
    Active,
}
