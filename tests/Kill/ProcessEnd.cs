namespace Aef.Kill;

/// <summary>The exit of a process, and its output.</summary>
public sealed record ProcessEnd(int ExitCode, string Output, string Error)
{
    /// <summary>128 and the number of SIGKILL.</summary>
    public bool IsKilled => ExitCode == 137;
}
