namespace Aef.Workflows.Engine;

/// <summary>The options of an engine.</summary>
public sealed record EngineOptions
{
    /// <summary>The limits of the service, seed 0 and a sample project.</summary>
    public static EngineOptions Default { get; } = new();

    /// <summary>The limits.</summary>
    public EngineLimits Limits { get; init; } = EngineLimits.Default;

    /// <summary>The built-in and user variables.</summary>
    public EngineEnvironment Environment { get; init; } = new();

    /// <summary>The seed of all generated ids: two engines with the same seed and the same outcomes behave the same.</summary>
    public ulong Seed { get; init; }

    /// <summary>Creates the contexts of calls; null when the host needs none. A journal does not record it.</summary>
    public ICallContextSource? CallContexts { get; init; }
}
