using System.Collections.Specialized;
using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Conversion;

/// <summary>
/// Converts the values of a workflow for scripts: ordered dictionaries with case-insensitive keys, arrays, and plain values.
/// </summary>
internal static class PlainValues
{
    /// <summary>The plain form of a value.</summary>
    public static object? Of(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Map => MapOf(value),
        WorkflowValueKind.List => value.Items.Select(Of).ToArray(),
        _ when value.TryGetString(out var text) => text,
        _ when value.TryGetBoolean(out var flag) => flag,
        _ when value.TryGetInteger(out var number) => number,
        _ when value.TryGetNumber(out var number) => number,
        _ when value.TryGetBytes(out var bytes) => bytes.ToArray(),
        _ => null,
    };

    /// <summary>The plain form of a map; empty for any other value.</summary>
    public static OrderedDictionary MapOf(WorkflowValue value)
    {
        var map = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, entry) in value.Entries)
        {
            // Of two keys that differ only in case, the first one wins, as in every hashtable of PowerShell.
            if (!map.Contains(key))
            {
                map.Add(key, Of(entry));
            }
        }

        return map;
    }

    /// <summary>The plain form of an object in a JSON string; empty for any other value.</summary>
    public static OrderedDictionary MapOfJson(WorkflowValue value) =>
        value.TryGetString(out var json)
            && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out var content, out _)
            ? MapOf(content)
            : MapOf(value);
}
