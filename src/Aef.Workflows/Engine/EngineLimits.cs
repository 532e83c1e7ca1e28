namespace Aef.Workflows.Engine;

/// <summary>
/// The limits of the service (https://cloud.google.com/workflows/quotas). Null switches a limit off. Exceeding a resource limit ends the
/// execution with a <c>ResourceLimitError</c> that no <c>except</c> catches.
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

    /// <summary>The number of executed steps.</summary>
    public int? MaxSteps { get; init; } = 100_000;

    /// <summary>The size of all variables together, in bytes.</summary>
    public long? MaxMemoryBytes { get; init; } = 512 * 1024;

    /// <summary>The number of routines on the call stack, including <c>main</c>; one more raises <c>RecursionError</c>.</summary>
    public int? MaxCallDepth { get; init; } = 20;

    /// <summary>The nesting depth of parallel steps; one more raises <c>ParallelNestingError</c>.</summary>
    public int? MaxParallelDepth { get; init; } = 2;

    /// <summary>The number of branches and iterations that run at once in one execution; others wait in order.</summary>
    public int? MaxConcurrentFibers { get; init; } = 20;

    /// <summary>The size of the result as JSON, in bytes.</summary>
    public int? MaxResultBytes { get; init; } = 512 * 1024;

    /// <summary>The size of an answer to a call, in bytes.</summary>
    public int? MaxResponseBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The size of the argument, in bytes.</summary>
    public int? MaxArgumentBytes { get; init; } = 512 * 1024;

    /// <summary>The size of a string that is assigned to a variable, in bytes.</summary>
    public int? MaxStringBytes { get; init; } = 256 * 1024;

    /// <summary>The duration of an execution.</summary>
    public TimeSpan? MaxDuration { get; init; } = TimeSpan.FromDays(365);

    /// <summary>The number of errors of branches that one <c>UnhandledBranchError</c> lists.</summary>
    public int MaxBranchErrors { get; init; } = 100;
}
