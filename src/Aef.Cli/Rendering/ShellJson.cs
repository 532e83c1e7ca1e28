using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aef.Documents.Printing;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>
/// Writes a value as JSON on one line, for the argument of a command between single quotes: exact for every value, and harmless to shells,
/// terminals and CI runners. Escaped are only what JSON requires, what PowerShell or a POSIX shell would read as a single quote, and
/// characters that people cannot see or that copying may change.
/// </summary>
internal static class ShellJson
{
    // Values nest deeper than the 64 levels that JsonDocument allows by default.
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 900 };
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line.</summary>
    public static string Line(WorkflowValue value)
    {
        using var buffer = new MemoryStream();
        using (var document = JsonDocument.Parse(value.ToJson(), ReadOptions))
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            document.RootElement.WriteTo(json);
        }

        return RunnerCommands.EscapeInQuotes(Readable(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)));
    }

    /// <summary>The same JSON with every character of its strings as it is, if that is safe, and otherwise with its number.</summary>
    private static string Readable(string json)
    {
        var line = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            if (json[i] == '\\' && json[i + 1] != 'u')
            {
                line.Append(json, i, 2); // An escape of one character, such as \n.
                i += 2;
                continue;
            }

            var (first, length) = UnitAt(json, i);
            i += length;
            if (char.IsHighSurrogate(first)
                && i < json.Length
                && UnitAt(json, i) is { Unit: var second } low
                && char.IsLowSurrogate(second))
            {
                i += low.Length;
                Append(line, new Rune(first, second));
            }
            else if (Rune.TryCreate(first, out var rune))
            {
                Append(line, rune);
            }
            else
            {
                AppendNumber(line, first);
            }
        }

        return line.ToString();
    }

    /// <summary>A unit of UTF-16 that is in the text as it is or as its number, and the length of that.</summary>
    private static (char Unit, int Length) UnitAt(string json, int index) => json[index] == '\\' && json[index + 1] == 'u'
        ? ((char)ushort.Parse(json.AsSpan(index + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture), 6)
        : (json[index], 1);

    private static void Append(StringBuilder line, Rune rune)
    {
        if (IsSafe(rune))
        {
            line.Append(rune.ToString());
            return;
        }

        foreach (var unit in rune.ToString())
        {
            AppendNumber(line, unit);
        }
    }

    private static void AppendNumber(StringBuilder line, char unit) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");

    private static bool IsSafe(Rune rune) => rune.Value is not ('\'' or (>= 0x2018 and <= 0x201B)) && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
        _ => true,
    };
}
