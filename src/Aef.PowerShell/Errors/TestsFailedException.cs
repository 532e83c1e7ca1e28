using Aef.Runs.Testing;

namespace Aef.PowerShell.Errors;

/// <summary>The exception of Invoke-AefWorkflowTest when a test failed: it has the results of every file.</summary>
public sealed class TestsFailedException : Exception
{
    /// <summary>Creates an exception with the results of all files.</summary>
    public TestsFailedException(string message, IReadOnlyList<TestSuiteResult> suites)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(suites);
        Suites = suites;
    }

    /// <summary>The results, file by file.</summary>
    public IReadOnlyList<TestSuiteResult> Suites { get; }
}
