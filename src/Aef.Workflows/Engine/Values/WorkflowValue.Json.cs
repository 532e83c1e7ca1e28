using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Aef.Documents.Tree;

namespace Aef.Workflows.Engine.Values;

/// <content>JSON and documents.</content>
public readonly partial struct WorkflowValue
{
    /// <summary>Writes the value as JSON: keys in their order, doubles without a fraction as integers.</summary>
    /// <exception cref="InvalidOperationException">The value contains bytes, a function, or a number without a JSON form; see <see
    /// cref="TryToJson"/>.</exception>
    public string ToJson(bool indented = false) =>
        TryToJson(out var json, out var problem, indented) ? json : throw new InvalidOperationException(problem);

    /// <summary>Writes the value as JSON, or reports why it has no JSON form.</summary>
    public bool TryToJson([NotNullWhen(true)] out string? json, [NotNullWhen(false)] out string? problem, bool indented = false)
    {
        problem = ValueJson.FindProblem(this);
        json = problem is null ? ValueJson.Write(this, indented) : null;
        return problem is null;
    }

    /// <summary>
    /// Reads one JSON value from UTF-8 text: numbers without fraction and exponent become integers if they are in range, others doubles.
    /// </summary>
    /// <exception cref="FormatException">The text is not JSON; see <see cref="TryFromJson"/>.</exception>
    public static WorkflowValue FromJson(ReadOnlySpan<byte> utf8) =>
        TryFromJson(utf8, out var value, out var problem) ? value : throw new FormatException(problem);

    /// <summary>Reads one JSON value from a string.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static WorkflowValue FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromJson(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads one JSON value from UTF-8 text, or reports why it is not JSON.</summary>
    public static bool TryFromJson(ReadOnlySpan<byte> utf8, out WorkflowValue value, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            value = ValueJson.Read(utf8);
            problem = null;
            return true;
        }
        catch (Exception e) when (e is JsonException or ValueTooDeepException or InvalidOperationException)
        {
            value = default;
            problem = WithoutPosition(e.Message);
            return false;
        }
    }

    // The parser counts lines and bytes from 0, which helps nobody in a text of one line.
    private static string WithoutPosition(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Replace(", when isFinalBlock is true", string.Empty, StringComparison.Ordinal);
    }

    /// <summary>The value of a document's node, with the types that its scalars have.</summary>
    public static WorkflowValue FromDocument(DocumentNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                var map = new MapNode(mapping.Entries.Count);
                foreach (var entry in mapping.Entries)
                {
                    map.Set(entry.Key, FromDocument(entry.Value));
                }

                return Of(map);

            case SequenceNode sequence:
                var list = new ListNode(sequence.Items.Count);
                foreach (var item in sequence.Items)
                {
                    list.Add(FromDocument(item));
                }

                return Of(list);

            case ScalarNode scalar:
                return scalar.ScalarKind switch
                {
                    ScalarKind.Boolean => scalar.BooleanValue,
                    ScalarKind.Integer => scalar.IntegerValue,
                    ScalarKind.Double => scalar.DoubleValue,
                    ScalarKind.String => scalar.Text,
                    _ => Null,
                };

            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }
}
