namespace Aef.Workflows.Engine;

/// <summary>
/// The limits of the service (https://cloud.google.com/workflows/quotas). Each is switched off by null. Passing a resource limit ends the
/// execution
/// with a <c>ResourceLimitError</c> that no <c>except</c> catches.
/// </summary>
public sealed record EngineLimits
{
    /// <summary>The limits of the service.</summary>
    public static EngineLimits Default { get; } = new();

    /// <summary>No limits at all.</summary>
    public static EngineLimits None { get; } = new()
    {
        MaxSteps = null,
        MaxMemoryBytes = null,
        MaxCallDepth = null,
        MaxParallelDepth = null,
        MaxConcurrentFibers = null,
        MaxResultBytes = null,
        MaxResponseBytes = null,
        MaxArgumentBytes = null,
        MaxStringBytes = null,
        MaxDuration = null,
    };

    /// <summary>Executed steps.</summary>
    public int? MaxSteps { get; init; } = 100_000;

    /// <summary>Bytes of all variables together.</summary>
    public long? MaxMemoryBytes { get; init; } = 512 * 1024;

    /// <summary>Routines on the call stack, <c>main</c> included; one more raises <c>RecursionError</c>.</summary>
    public int? MaxCallDepth { get; init; } = 20;

    /// <summary>Parallel steps within each other; one more raises <c>ParallelNestingError</c>.</summary>
    public int? MaxParallelDepth { get; init; } = 2;

    /// <summary>Branches and iterations running at once in one execution; others wait in order.</summary>
    public int? MaxConcurrentFibers { get; init; } = 20;

    /// <summary>Bytes of the result as JSON.</summary>
    public int? MaxResultBytes { get; init; } = 512 * 1024;

    /// <summary>Bytes of an answer to a call.</summary>
    public int? MaxResponseBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Bytes of the argument.</summary>
    public int? MaxArgumentBytes { get; init; } = 512 * 1024;

    /// <summary>Bytes of a string that is assigned to a variable.</summary>
    public int? MaxStringBytes { get; init; } = 256 * 1024;

    /// <summary>How long an execution may take.</summary>
    public TimeSpan? MaxDuration { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Errors of branches that one <c>UnhandledBranchError</c> lists.</summary>
    public int MaxBranchErrors { get; init; } = 100;
}
