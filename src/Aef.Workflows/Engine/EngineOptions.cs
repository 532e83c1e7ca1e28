namespace Aef.Workflows.Engine;

/// <summary>How an engine runs.</summary>
public sealed record EngineOptions
{
    /// <summary>The limits of the service, seed 0 and a made-up project.</summary>
    public static EngineOptions Default { get; } = new();

    /// <summary>The limits.</summary>
    public EngineLimits Limits { get; init; } = EngineLimits.Default;

    /// <summary>The built-in and user variables.</summary>
    public EngineEnvironment Environment { get; init; } = new();

    /// <summary>What all made-up ids come from: two engines with one seed and the same outcomes do the same.</summary>
    public ulong Seed { get; init; }

    /// <summary>Creates the contexts of calls; null when the host needs none. It is no part of the recorded options of a journal.</summary>
    public ICallContextSource? CallContexts { get; init; }
}
