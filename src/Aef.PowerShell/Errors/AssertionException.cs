using Aef.PowerShell.Results;

namespace Aef.PowerShell.Errors;

/// <summary>The exception of Assert-AefPipeline when a check fails: it has every result.</summary>
public sealed class AssertionException : Exception
{
    /// <summary>Creates an exception with the results of all checks.</summary>
    public AssertionException(string message, IReadOnlyList<PipelineTestResult> results)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
    }

    /// <summary>All results in order, including those that passed.</summary>
    public IReadOnlyList<PipelineTestResult> Results { get; }
}
