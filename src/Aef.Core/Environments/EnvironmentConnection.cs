using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>A database that the steps of a local run, and <c>aef query</c>, can use by its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The database.</param>
public sealed record EnvironmentConnection(string Name, ConnectionKind Kind)
{
    /// <summary>
    /// The name of the connection that every environment has: a DuckDB file in the state folder, unless it defines another.
    /// </summary>
    public const string DefaultName = "lake";

    /// <summary>The path of a DuckDB that exists only in memory, for one connection; no configuration can name it.</summary>
    public const string MemoryPath = ":memory:";

    /// <summary>The table that records finished steps, unless a connection names another.</summary>
    public const string DefaultStepLog = "aef_step_log";

    /// <summary>How long a file that another process uses is waited for.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(60);

    /// <summary>The file of DuckDB and SQLite, as an absolute path or relative to the current folder; null for a server.</summary>
    public string? Path { get; init; }

    /// <summary>The host of the server; null for a file.</summary>
    public string? Host { get; init; }

    /// <summary>The port of the server.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The database on the server; null for a file.</summary>
    public string? Database { get; init; }

    /// <summary>The user on the server; null for a file.</summary>
    public string? User { get; init; }

    /// <summary>Where the password is; null for a server that needs none.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>How the connection to the server is encrypted.</summary>
    public ConnectionEncryption Encryption { get; init; }

    /// <summary>The table in which a step records that it has ended, in its own transaction; null for none.</summary>
    public string? StepLog { get; init; } = DefaultStepLog;

    /// <summary>How long a connection is waited for while another process uses the file, or the server does not answer.</summary>
    public TimeSpan Wait { get; init; } = DefaultWait;

    /// <summary>True if the folder of the file is created with it: the state folder, for the default connection.</summary>
    public bool CreatesFolder { get; init; }

    /// <summary>Where the configuration defines it; no location for the default connection.</summary>
    public Location Location { get; init; } = Location.None;

    /// <summary>What it connects to, for messages: it never contains a password.</summary>
    public string Target => Path ?? $"{User}@{Host}:{Port}/{Database}";

    /// <inheritdoc/>
    public bool Equals(EnvironmentConnection? other) =>
        other is not null
        && (Name, Kind, Path, Host, Port, Database, User, Encryption, StepLog, Wait)
            == (other.Name, other.Kind, other.Path, other.Host, other.Port, other.Database, other.User, other.Encryption, other.StepLog,
                other.Wait)
        && Password == other.Password;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Path, Host, Port, Database);
}
