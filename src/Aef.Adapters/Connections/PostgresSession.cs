using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using Npgsql;
using NpgsqlTypes;

namespace Aef.Adapters.Connections;

/// <summary>A connection to a PostgreSQL server.</summary>
internal sealed partial class PostgresSession(NpgsqlConnection connection)
    : AdoSession(connection, ConnectionKind.Postgres), ICopyConnection
{
    /// <inheritdoc/>
    public Task CopyInAsync(string statement, Func<TextWriter, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return GuardAsync(
            async () =>
            {
                var import = await connection.BeginTextImportAsync(statement, cancellationToken).ConfigureAwait(false);
                var writer = (NpgsqlCopyTextWriter)import;
                try
                {
                    await write(writer, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not NpgsqlException)
                {
                    // Cancelling ends the copy. Disposing the writer would write what it still holds, after the end.
                    await writer.CancelAsync().ConfigureAwait(false);
                    throw;
                }
                catch (NpgsqlException)
                {
                    await writer.DisposeAsync().ConfigureAwait(false);
                    throw;
                }

                await writer.DisposeAsync().ConfigureAwait(false);
                return 0;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override void AddValue(DbCommand command, int number, object? value)
    {
        // The server infers the type of a string from the statement, as it does for a constant.
        command.Parameters.Add(
            value is null or string
                ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = value ?? DBNull.Value }
                : new NpgsqlParameter { Value = value });
    }

    /// <inheritdoc/>
    protected override void Interrupt(DbCommand command)
    {
        // The token of the call cancels it on the server.
    }

    /// <inheritdoc/>
    protected override object? Read(DbDataReader reader, int column)
    {
        try
        {
            return base.Read(reader, column);
        }
        catch (InvalidCastException e)
        {
            throw new SqlFailedException(
                $"The column \"{reader.GetName(column)}\" has the type {reader.GetDataTypeName(column)}, which cannot be read; "
                + "cast it to text.",
                e);
        }
    }

    /// <inheritdoc/>
    protected override SqlFailedException FailureOf(DbException exception)
    {
        if (exception is not PostgresException server)
        {
            return new SqlFailedException(
                exception.InnerException is IOException or System.Net.Sockets.SocketException
                    ? $"The connection to the server was lost: {exception.InnerException.Message}"
                    : exception.Message,
                exception);
        }

        var detail = server.Detail is { Length: > 0 } text ? $"{server.MessageText} ({text})" : server.MessageText;
        var where = CopyLine().Match(server.Where ?? string.Empty);
        return new SqlFailedException(detail, server)
        {
            Offset = server.Position > 0 ? server.Position - 1 : null,
            DataLine = where.Success ? long.Parse(where.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            DataColumn = where.Groups["column"] is { Success: true } column ? column.Value : null,
        };
    }

    [GeneratedRegex(
        "^COPY [^,]+, line (?<line>[0-9]{1,18})(, column (?<column>[^:]+))?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CopyLine();
}
