using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Runs.Connections;

/// <summary>A statement as it is sent, which knows where each of its characters comes from.</summary>
internal sealed class BoundStatement(SqlStatement statement, SqlCommandText command, IReadOnlyList<(int At, int Shift)> shifts)
{
    /// <summary>What is sent.</summary>
    public SqlCommandText Command => command;

    /// <summary>The location of a failure in the script; that of the statement if the database does not report one.</summary>
    public Location LocationOf(SqlFailedException failure)
    {
        if ((failure.Offset ?? StartOfLine(failure.StatementLine)) is not { } offset)
        {
            return statement.Location;
        }

        var shift = statement.Start;
        foreach (var (at, later) in shifts)
        {
            if (at > offset)
            {
                break;
            }

            shift = later;
        }

        var start = Math.Clamp(offset + shift, statement.Start, statement.Start + statement.Length);
        return Location.FromSource(statement.Source, new TextSpan(start, 0));
    }

    private int? StartOfLine(int? line)
    {
        var at = 0;
        for (var i = 1; i < line; i++)
        {
            at = command.Text.IndexOf('\n', at) + 1;
            if (at == 0)
            {
                return null;
            }
        }

        while (at < command.Text.Length && command.Text[at] is ' ' or '\t')
        {
            at++;
        }

        return line is null ? null : at;
    }
}
