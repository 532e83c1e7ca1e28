using System.Globalization;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>
/// Converts the text of a field to the type of a column of SQLite. SQLite itself would store any text in a column of numbers.
/// </summary>
internal sealed class TextCell
{
    private readonly TextCellKind _kind;

    private TextCell(string name, TextCellKind kind) => (Name, _kind) = (name, kind);

    /// <summary>The column.</summary>
    public string Name { get; }

    /// <summary>The conversion for a column, by the rules of SQLite for declared types.</summary>
    public static TextCell For(SqlColumn column)
    {
        var type = column.Type.ToUpperInvariant();
        return new TextCell(
            column.Name,
            type.Contains("INT", StringComparison.Ordinal) ? TextCellKind.Integer
            : Has(type, "CHAR", "CLOB", "TEXT", "BLOB", "DATE", "TIME") || type.Length == 0 ? TextCellKind.Text
            : Has(type, "BOOL") ? TextCellKind.Boolean
            : Has(type, "REAL", "FLOA", "DOUB", "NUMERIC", "DECIMAL") ? TextCellKind.Number
            : TextCellKind.Text);
    }

    /// <summary>The value of a field, or the problem with it.</summary>
    public object? Convert(string? field, out string? problem)
    {
        problem = null;
        if (field is null)
        {
            return null;
        }

        switch (_kind)
        {
            case TextCellKind.Integer
                when long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer):
                return integer;
            case TextCellKind.Number when double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number):
                return number;
            case TextCellKind.Boolean when field.ToLowerInvariant() is "true" or "t" or "1" or "yes" or "y":
                return 1L;
            case TextCellKind.Boolean when field.ToLowerInvariant() is "false" or "f" or "0" or "no" or "n":
                return 0L;
            case TextCellKind.Text:
                return field;
            default:
                problem = $"{Quoted.Text(field)} is not {(_kind switch
                {
                    TextCellKind.Integer => "an integer",
                    TextCellKind.Boolean => "true or false",
                    _ => "a number",
                })}.";
                return null;
        }
    }

    private static bool Has(string type, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (type.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
