using Aef.Documents.Collections;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>How a host drives an engine.</summary>
public sealed record HostOptions
{
    /// <summary>Nobody listens, and the engine is at the start of its execution.</summary>
    public static HostOptions Default { get; } = new();

    /// <summary>The listener between the engine and the host; null without one.</summary>
    public IEngineBoundary? Boundary { get; init; }

    /// <summary>What an engine waits for that has run already, in the order in which it came up.</summary>
    public EquatableList<PendingEffect> Pending { get; init; } = [];
}
