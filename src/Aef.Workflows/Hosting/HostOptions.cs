using Aef.Documents.Collections;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>The options of a host.</summary>
public sealed record HostOptions
{
    /// <summary>No listener, and an engine at the start of its execution.</summary>
    public static HostOptions Default { get; } = new();

    /// <summary>The listener between the engine and the host; null without one.</summary>
    public IEngineBoundary? Boundary { get; init; }

    /// <summary>The pending effects of an engine that has already run, in their order.</summary>
    public EquatableList<PendingEffect> Pending { get; init; } = [];
}
