using Aef.Documents.Collections;

namespace Aef.Runs.Servers;

/// <summary>How a local server is started.</summary>
/// <param name="State">The state folder.</param>
public sealed record ServerStart(string State)
{
    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>How many times faster than real time executions and schedules run; null for real time.</summary>
    public double? Speed { get; init; }

    /// <summary>The seed of generated ids; null for random ones.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The hosts that executions may call.</summary>
    public EquatableList<string> AllowedHosts { get; init; } = [];

    /// <summary>The longest time until the server listens.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
