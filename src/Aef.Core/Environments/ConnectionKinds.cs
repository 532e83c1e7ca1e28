using Aef.Core.Pipelines.Reading;

namespace Aef.Core.Environments;

/// <summary>The keywords of connections, and the settings of each kind.</summary>
internal static class ConnectionKinds
{
    public const string Kind = "kind";
    public const string Path = "path";
    public const string Host = "host";
    public const string Port = "port";
    public const string Database = "database";
    public const string User = "user";
    public const string Password = "password";
    public const string Encryption = "ssl";
    public const string StepLog = "step_log";
    public const string WaitSeconds = "wait_seconds";

    /// <summary>The settings of connections to a file.</summary>
    public static readonly string[] OfFiles = [Kind, Path, StepLog, WaitSeconds];

    /// <summary>The settings of connections to a PostgreSQL server.</summary>
    public static readonly string[] OfServers = [Kind, Host, Port, Database, User, Password, Encryption, StepLog, WaitSeconds];

    /// <summary>The settings of connections to a MySQL server, which has no step log, because no step writes to it.</summary>
    public static readonly string[] OfSources = [Kind, Host, Port, Database, User, Password, Encryption, WaitSeconds];

    /// <summary>The kinds by keyword.</summary>
    public static readonly Choices<ConnectionKind> All = Choices<ConnectionKind>.Of(
        ["duckdb", "sqlite", "postgres", "mysql"],
        [ConnectionKind.DuckDb, ConnectionKind.Sqlite, ConnectionKind.Postgres, ConnectionKind.MySql]);

    /// <summary>How the connection to a server is encrypted, by keyword.</summary>
    public static readonly Choices<ConnectionEncryption> Encryptions = Choices<ConnectionEncryption>.Of(
        ["prefer", "disable", "require", "verify"],
        [ConnectionEncryption.Prefer, ConnectionEncryption.Disable, ConnectionEncryption.Require, ConnectionEncryption.Verify]);
}
