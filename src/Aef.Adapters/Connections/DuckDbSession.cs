using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using DuckDB.NET.Data;

namespace Aef.Adapters.Connections;

/// <summary>A connection to a DuckDB file.</summary>
internal sealed partial class DuckDbSession(DuckDBConnection connection, Action released) : AdoSession(connection, ConnectionKind.DuckDb)
{
    private static readonly string[] Changing = ["INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE"];

    /// <summary>Problems of a statement. Those of files have the lines that a load reads.</summary>
    private static readonly string[] OfStatement = ["Binder Error", "Catalog Error", "Parser Error"];

    /// <summary>A message of DuckDB without the excerpt of the statement that follows it, in one line if it is about a statement.</summary>
    public static string Clean(string message)
    {
        var end = message.IndexOf("\n\nLINE ", StringComparison.Ordinal);
        message = (end < 0 ? message : message[..end]).Trim();
        return OfStatement.Any(o => message.StartsWith(o, StringComparison.Ordinal))
            ? string.Join(' ', message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : message;
    }

    /// <inheritdoc/>
    protected override void Released() => released();

    /// <inheritdoc/>
    protected override void AddValue(DbCommand command, int number, object? value) =>
        command.Parameters.Add(new DuckDBParameter(number.ToString(CultureInfo.InvariantCulture), value));

    /// <summary>The rows of a query are read as they are computed: DuckDB would keep all of them in memory.</summary>
    protected override void Prepare(DbCommand command) => ((DuckDBCommand)command).UseStreamingMode = true;

    /// <inheritdoc/>
    protected override void Interrupt(DbCommand command) => command.Cancel();

    /// <summary>A time with an offset is stored in UTC, which the package does not report.</summary>
    protected override object? Read(DbDataReader reader, int column)
    {
        var value = base.Read(reader, column);
        return value is DateTime time && reader.GetDataTypeName(column) == "TimestampTz"
            ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
            : value;
    }

    /// <inheritdoc/>
    protected override bool CountsOnly(string statement, IRowReceiver? rows) => rows is null
        || (Changing.Any(w => statement.StartsWith(w, StringComparison.OrdinalIgnoreCase))
            && !statement.Contains("RETURNING", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    protected override SqlFailedException FailureOf(DbException exception)
    {
        var line = StatementLine().Match(exception.Message);
        return new SqlFailedException(Clean(exception.Message), exception)
        {
            StatementLine = line.Success ? int.Parse(line.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>
    /// DuckDB repeats the line of the statement, with a caret below it. Long lines are cut, so that the caret has no use.
    /// </summary>
    [GeneratedRegex(@"\n\nLINE (?<line>[0-9]{1,9}): ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatementLine();
}
