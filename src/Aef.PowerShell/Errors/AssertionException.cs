using Aef.PowerShell.Results;

namespace Aef.PowerShell.Errors;

/// <summary>The exception with which Assert-AefPipeline ends when a pipeline does not hold: it has every result.</summary>
public sealed class AssertionException : Exception
{
    /// <summary>Makes an exception over the results of all that was checked.</summary>
    public AssertionException(string message, IReadOnlyList<PipelineTestResult> results)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
    }

    /// <summary>What was checked, in order, the good ones too.</summary>
    public IReadOnlyList<PipelineTestResult> Results { get; }
}
