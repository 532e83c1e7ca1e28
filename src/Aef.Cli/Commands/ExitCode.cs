namespace Aef.Cli.Commands;

/// <summary>What <c>aef</c> tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input has errors (a file that cannot be read is one), or the run or a test failed.</summary>
    public const int Failed = 1;

    /// <summary>The two definitions that were compared differ.</summary>
    public const int Different = 1;

    /// <summary>The command line is wrong; nothing was read.</summary>
    public const int Usage = 2;
}
