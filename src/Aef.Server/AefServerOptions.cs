using Aef.Documents.Collections;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Server;

/// <summary>The options of a local server.</summary>
public sealed record AefServerOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The folder of the state, which one server at a time uses; null for a temporary one, which is deleted when the server stops.
    /// </summary>
    public string? StatePath { get; init; }

    /// <summary>How many times faster than real time executions and schedules run.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The seed of generated ids; null for different ids in each server.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The hosts that executions and schedules may really call, as in <c>aef run --allow-host</c>.</summary>
    public EquatableList<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// The token of the endpoints that stop and reset the server; null for a random one, which <see cref="AefServer.Token"/> returns.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>The secrets that Secret Manager returns, in every project; null for none. They are in no log and in no state.</summary>
    public Secrets? Secrets { get; init; }

    /// <summary>A file that describes which calls go wrong (docs/faults.md); null for none.</summary>
    public string? FaultsPath { get; init; }

    /// <summary>The largest body of a request that is not an upload, in bytes.</summary>
    public long MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>A web page that the server serves beside its APIs; null for none.</summary>
    public IServerPage? Page { get; init; }

    /// <summary>The clock; null for that of the computer. With another one, <see cref="Speed"/> has no effect.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Receives lines for the operator; null to drop them.</summary>
    public Action<string>? Log { get; init; }
}
