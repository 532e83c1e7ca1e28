using System.Text.Json;

namespace Aef.Runs.Data;

/// <summary>Reads files with one JSON object a line. A column that an object does not have is null.</summary>
internal sealed class JsonLinesReader(DataFile file, IReadOnlyList<string> columns) : IDisposable
{
    private readonly StreamReader _text = file.OpenText();
    private readonly Dictionary<string, int> _numbers =
        columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.OrdinalIgnoreCase);

    /// <summary>The line of the last row.</summary>
    public long Line { get; private set; }

    /// <summary>Reads a row; null at the end. Values are null, Boolean, Int64, Double or String.</summary>
    /// <exception cref="DataJobException">A line is not an object, or has an unknown column.</exception>
    public object?[]? Read()
    {
        while (ReadLine() is { } line)
        {
            if (line.AsSpan().Trim().Length > 0)
            {
                return Parse(line);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private string? ReadLine()
    {
        Line++;
        try
        {
            return _text.ReadLine();
        }
        catch (Exception e) when (DataFile.CanExplain(e))
        {
            throw file.Explain(e, Line);
        }
    }

    private object?[] Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw file.At(Line, "The line is not a JSON object.");
            }

            var row = new object?[columns.Count];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!_numbers.TryGetValue(property.Name, out var number))
                {
                    throw file.At(Line, $"The table has no column \"{property.Name}\".");
                }

                row[number] = ValueOf(property.Value);
            }

            return row;
        }
        catch (JsonException e)
        {
            throw file.At(Line, $"The line is not valid JSON: {e.Message}");
        }
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var integer) ? integer : value.GetDouble(),
        _ => value.GetRawText(),
    };
}
