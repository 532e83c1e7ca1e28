namespace Aef.Workflows.Testing;

/// <summary>How a test ended.</summary>
public enum TestOutcome
{
    /// <summary>Everything that the test expects was so.</summary>
    Passed,

    /// <summary>Something was not as expected, or the source could not be run.</summary>
    Failed,

    /// <summary>The test was not run; the reason is given.</summary>
    Skipped,
}
