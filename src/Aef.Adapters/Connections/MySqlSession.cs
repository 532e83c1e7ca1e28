using System.Data.Common;
using System.Globalization;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using MySqlConnector;

namespace Aef.Adapters.Connections;

/// <summary>A connection to a MySQL or MariaDB server. Its transactions are read-only: nothing can be written by mistake.</summary>
internal sealed class MySqlSession(MySqlConnection connection) : AdoSession(connection, ConnectionKind.MySql)
{
    /// <inheritdoc/>
    protected override void AddValue(DbCommand command, int number, object? value) =>
        command.Parameters.Add(new MySqlParameter(string.Create(CultureInfo.InvariantCulture, $"@aef{number}"), value));

    /// <inheritdoc/>
    protected override void Interrupt(DbCommand command)
    {
        // The token of the call cancels it on the server.
    }

    /// <summary>A column of type TIMESTAMP is in UTC, the time zone of the session.</summary>
    protected override object? Read(DbDataReader reader, int column)
    {
        try
        {
            var value = base.Read(reader, column);
            return value is DateTime time && reader.GetDataTypeName(column) == "TIMESTAMP" ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
                : value is DateTime date && reader.GetDataTypeName(column) == "DATE" ? DateOnly.FromDateTime(date)
                : value;
        }
        catch (InvalidCastException e)
        {
            throw new SqlFailedException(
                $"The column \"{reader.GetName(column)}\" has a value that cannot be read, such as the date 0000-00-00; "
                + "convert it in the query.",
                e);
        }
    }

    /// <inheritdoc/>
    protected override SqlFailedException FailureOf(DbException exception) => new(
        exception.InnerException is IOException or System.Net.Sockets.SocketException
            ? $"The connection to the server was lost: {exception.InnerException.Message}"
            : exception.Message,
        exception);
}
