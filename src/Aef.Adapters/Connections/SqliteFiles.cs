using System.Security.Cryptography;
using System.Text;
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
            opened.CreateFunction<string?, string?>("md5", Md5, isDeterministic: true);

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

    /// <summary>SQLite has no md5, which DuckDB and PostgreSQL have: the same statement computes the same keys on all of them.</summary>
    private static string? Md5(string? text)
    {
        if (text is null)
        {
            return null;
        }

#pragma warning disable CA5351 // A key of rows, no protection.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }
}
