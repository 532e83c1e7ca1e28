namespace Aef.Workflows.Testing;

/// <summary>The outcome of a test.</summary>
public enum TestOutcome
{
    /// <summary>All expectations hold.</summary>
    Passed,

    /// <summary>An expectation does not hold, or the source could not run.</summary>
    Failed,

    /// <summary>The test did not run, for a stated reason.</summary>
    Skipped,
}
