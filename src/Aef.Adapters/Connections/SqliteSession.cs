using System.Data.Common;
using System.Globalization;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using Microsoft.Data.Sqlite;

namespace Aef.Adapters.Connections;

/// <summary>A connection to a SQLite file.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : AdoSession(connection, ConnectionKind.Sqlite), IInsertConnection
{
    /// <inheritdoc/>
    protected override int CommandTimeout => connection.DefaultTimeout;

    /// <summary>The message of SQLite itself, without the frame that the package puts around it.</summary>
    public static string Clean(SqliteException exception)
    {
        var (start, end) = (exception.Message.IndexOf('\'', StringComparison.Ordinal), exception.Message.LastIndexOf('\''));
        return start >= 0 && end > start ? exception.Message[(start + 1)..end] : exception.Message;
    }

    /// <inheritdoc/>
    public Task<long> InsertAsync(string statement, int columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return GuardAsync(() => Task.FromResult(Insert(statement, columns, rows, cancellationToken)), cancellationToken);
    }

    /// <inheritdoc/>
    protected override ValueTask<DbTransaction> BeginTransactionAsync(CancellationToken cancellationToken) =>
        new(connection.BeginTransaction(deferred: false)); // a reader that begins to write could not wait for another writer

    /// <inheritdoc/>
    protected override void AddValue(DbCommand command, int number, object? value) =>
        command.Parameters.Add(new SqliteParameter(NameOf(number), value ?? DBNull.Value));

    /// <inheritdoc/>
    protected override void Interrupt(DbCommand command)
    {
        // SqliteCommand.Cancel does nothing.
        if (connection.Handle is { IsClosed: false } handle)
        {
            SQLitePCL.raw.sqlite3_interrupt(handle);
        }
    }

    /// <inheritdoc/>
    protected override SqlFailedException FailureOf(DbException exception) => exception is SqliteException own
        ? new SqlFailedException(Clean(own), own)
        : new SqlFailedException(exception.Message, exception);

    private long Insert(string statement, int columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        using var command = (SqliteCommand)CreateCommand(statement);
        var parameters = new SqliteParameter[columns];
        for (var i = 0; i < columns; i++)
        {
            parameters[i] = command.Parameters.Add(new SqliteParameter { ParameterName = NameOf(i + 1) });
        }

        var count = 0L;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < columns; i++)
            {
                parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
            count++;
        }

        return count;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"?{number}");
}
