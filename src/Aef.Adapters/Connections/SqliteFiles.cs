using Aef.Core.Environments;
using Aef.Runs.Connections;
using Microsoft.Data.Sqlite;

namespace Aef.Adapters.Connections;

/// <summary>Opens SQLite files. The package pools them.</summary>
internal static class SqliteFiles
{
    /// <summary>Opens a connection; the file is created if it does not exist.</summary>
    public static Task<ISqlConnection> OpenAsync(EnvironmentConnection connection, CancellationToken cancellationToken) =>
        Task.Run<ISqlConnection>(() => Open(connection), cancellationToken);

    private static SqliteSession Open(EnvironmentConnection connection)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(connection.Path ?? string.Empty),
            DefaultTimeout = (int)Math.Max(1, connection.Wait.TotalSeconds),
            Pooling = false,
        };
        var opened = new SqliteConnection(builder.ConnectionString);
        try
        {
            opened.Open();

            // SQLite opens any file; only reading shows whether it is a database.
            using var command = opened.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master";
            command.ExecuteScalar();
            return new SqliteSession(opened);
        }
        catch (SqliteException e)
        {
            opened.Dispose();
            throw ConnectionProblems.CannotOpen(connection, SqliteSession.Clean(e), e);
        }
    }
}
