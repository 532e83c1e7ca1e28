namespace Aef.Runs.Executors;

/// <summary>What the executors of a run share.</summary>
public sealed record LocalRunSettings
{
    /// <summary>The name of the environment.</summary>
    public string Environment { get; init; } = "local";

    /// <summary>The folder of the definition, to which relative paths refer.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The folder of the run, which has <c>logs</c> and <c>artifacts</c>; null for a run that keeps none.</summary>
    public string? RunFolder { get; init; }

    /// <summary>True if a resumed run continues: executors may find what an earlier process has started.</summary>
    public bool IsResumed { get; init; }
}
