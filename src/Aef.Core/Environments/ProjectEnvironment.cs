using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>An environment of a project: where its pipelines run, and with which connections.</summary>
/// <param name="Name">The name, such as <c>local</c> or <c>prod</c>.</param>
public sealed record ProjectEnvironment(string Name)
{
    /// <summary>
    /// The name of the environment in which <c>aef run</c> runs by default. It exists even if no configuration defines it.
    /// </summary>
    public const string Local = "local";

    /// <summary>The file of platform parameters; null for that of the configuration.</summary>
    public string? ParametersPath { get; init; }

    /// <summary>The project of Google Cloud; null when none is configured.</summary>
    public string? Project { get; init; }

    /// <summary>The region of Google Cloud; null when none is configured.</summary>
    public string? Region { get; init; }

    /// <summary>What publishing to the environment needs besides project and region.</summary>
    public EnvironmentPublishing Publishing { get; init; } = new();

    /// <summary>The databases, without the default one.</summary>
    public EquatableList<EnvironmentConnection> Connections { get; init; } = [];

    /// <summary>The folders that take the place of buckets.</summary>
    public EquatableList<EnvironmentBucket> Buckets { get; init; } = [];

    /// <summary>How executors run locally, instead of as their entries say.</summary>
    public EquatableList<ExecutorSubstitute> Executors { get; init; } = [];

    /// <summary>The addresses of services.</summary>
    public EquatableList<EnvironmentService> Services { get; init; } = [];

    /// <summary>The receivers of notifications.</summary>
    public EquatableList<NotificationTarget> Notifications { get; init; } = [];

    /// <summary>Which receivers learn what about which pipelines.</summary>
    public EquatableList<EnvironmentAlert> Alerts { get; init; } = [];

    /// <summary>The file or the address that receives lineage; null for none.</summary>
    public string? Lineage { get; init; }

    /// <summary>Where secrets of Secret Manager are in runs on this computer.</summary>
    public EquatableList<EnvironmentSecret> Secrets { get; init; } = [];

    /// <summary>Where the configuration defines it; no location for the implied environment <c>local</c>.</summary>
    public Location Location { get; init; } = Location.None;

    /// <summary>The connection of a name; null when there is none. The default connection is a DuckDB file in the state folder.</summary>
    public EnvironmentConnection? FindConnection(string name, string stateFolder) =>
        ConnectionsWith(stateFolder).FirstOrDefault(c => c.Name == name);

    /// <summary>All connections: those of the configuration, and the default one unless the configuration defines it.</summary>
    public IReadOnlyList<EnvironmentConnection> ConnectionsWith(string stateFolder)
    {
        ArgumentNullException.ThrowIfNull(stateFolder);
        return Connections.Any(c => c.Name == EnvironmentConnection.DefaultName)
            ? Connections
            :
            [
                new EnvironmentConnection(EnvironmentConnection.DefaultName, ConnectionKind.DuckDb)
                {
                    Path = Path.Combine(stateFolder, "lake.duckdb"),
                    CreatesFolder = true,
                },
                .. Connections,
            ];
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
