using System.Text;

namespace Aef.Runs.Connections;

/// <summary>Writes comma-separated values (RFC 4180). Null is an empty field; an empty string is an empty field in quotes.</summary>
public static class CsvText
{
    /// <summary>A record with its line feed.</summary>
    public static string Line(IReadOnlyList<object?> values, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(values);
        var line = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                line.Append(delimiter);
            }

            Append(line, values[i], delimiter);
        }

        return line.Append('\n').ToString();
    }

    private static void Append(StringBuilder line, object? value, char delimiter)
    {
        if (value is null)
        {
            return;
        }

        var text = SqlValues.ToText(value);
        if (text.Length == 0 || text.AsSpan().ContainsAny(delimiter, '"') || text.AsSpan().ContainsAny('\r', '\n'))
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(text);
        }
    }
}
