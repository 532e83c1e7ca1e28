using Aef.Runs.Local;

namespace Aef.PowerShell.Errors;

/// <summary>The exception inside the error record of a run that failed: it holds the run.</summary>
public sealed class RunFailedException : Exception
{
    /// <summary>Makes an exception over a failed run.</summary>
    public RunFailedException(string message, Run run)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(run);
        Run = run;
    }

    /// <summary>The run, with its failures and events.</summary>
    public Run Run { get; }
}
