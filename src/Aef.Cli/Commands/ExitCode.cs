namespace Aef.Cli.Commands;

/// <summary>The exit codes of <c>aef</c>.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input has errors (an unreadable file is one), or the run or a test failed.</summary>
    public const int Failed = 1;

    /// <summary>The two definitions that were compared differ.</summary>
    public const int Different = 1;

    /// <summary>The command line is wrong; nothing was read.</summary>
    public const int Usage = 2;

    /// <summary>An execution may have been started (the temporary failure of sysexits.h): look before you start it again.</summary>
    public const int MayHaveBeenStarted = 75;
}
