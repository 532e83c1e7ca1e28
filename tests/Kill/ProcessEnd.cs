namespace Aef.Kill;

/// <summary>How a process ended, and what it said.</summary>
public sealed record ProcessEnd(int ExitCode, string Output, string Error)
{
    /// <summary>128 and the number of SIGKILL.</summary>
    public bool IsKilled => ExitCode == 137;
}
