using Aef.Runs.Local;

namespace Aef.PowerShell.Errors;

/// <summary>The exception in the error record of a failed run: it has the run.</summary>
public sealed class RunFailedException : Exception
{
    /// <summary>Creates an exception with a failed run.</summary>
    public RunFailedException(string message, Run run)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(run);
        Run = run;
    }

    /// <summary>The run, with its failures and events.</summary>
    public Run Run { get; }
}
