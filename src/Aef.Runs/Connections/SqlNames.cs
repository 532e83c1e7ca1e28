using Aef.Core.Environments;

namespace Aef.Runs.Connections;

/// <summary>Writes names and strings of SQL. It is the only way in which a name becomes a part of a statement.</summary>
internal static class SqlNames
{
    /// <summary>A name in quotes; it may contain any character.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A name in the quotes of a database; those of MySQL are backticks, because its double quotes are those of strings.</summary>
    public static string Quote(ConnectionKind kind, string name) =>
        kind == ConnectionKind.MySql ? $"`{name.Replace("`", "``", StringComparison.Ordinal)}`" : Quote(name);

    /// <summary>A table that may have a schema, such as <c>etl.trips</c>: each part in quotes.</summary>
    public static string QuoteTable(string name) => string.Join('.', PartsOf(name).Select(p => Quote(p)));

    /// <summary>The parts of a name; a part in quotes may contain dots.</summary>
    public static IReadOnlyList<string> PartsOf(string name)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        var isQuoted = false;
        foreach (var c in name)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == '.' && !isQuoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    /// <summary>A string constant, for the few places of DuckDB's statements that accept no parameters, such as paths of COPY.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The mark of a parameter, counted from 1.</summary>
    public static string Parameter(ConnectionKind kind, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{MarkOf(kind)}{number}");

    private static string MarkOf(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Sqlite => "?",
        ConnectionKind.MySql => "@aef",
        _ => "$",
    };
}
