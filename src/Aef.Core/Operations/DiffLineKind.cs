namespace Aef.Core.Operations;

/// <summary>Which of two compared texts has a line.</summary>
public enum DiffLineKind
{
    /// <summary>Both texts have the line.</summary>
    Common,

    /// <summary>Only the expected text has the line.</summary>
    Expected,

    /// <summary>Only the actual text has the line.</summary>
    Actual,
}
