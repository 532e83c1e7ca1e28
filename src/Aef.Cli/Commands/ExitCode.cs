namespace Aef.Cli.Commands;

/// <summary>What <c>aef</c> tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input has errors, or the run failed.</summary>
    public const int Failed = 1;

    /// <summary>The two definitions that were compared differ.</summary>
    public const int Different = 1;

    /// <summary>A definition that was to be compared cannot be read.</summary>
    public const int NotCompared = 2;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;
}
