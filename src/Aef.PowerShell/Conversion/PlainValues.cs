using System.Collections.Specialized;
using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Conversion;

/// <summary>Turns the values of a workflow into what scripts work with: ordered maps whose keys know no case, arrays, and plain values.</summary>
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

    /// <summary>The plain form of a map; empty when the value is none.</summary>
    public static OrderedDictionary MapOf(WorkflowValue value)
    {
        var map = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, entry) in value.Entries)
        {
            // Two keys that differ in case alone: the first one wins, as with every map of PowerShell.
            if (!map.Contains(key))
            {
                map.Add(key, Of(entry));
            }
        }

        return map;
    }

    /// <summary>The plain form of a map that is written as JSON text; empty when the value is no such text.</summary>
    public static OrderedDictionary MapOfJson(WorkflowValue value) =>
        value.TryGetString(out var json) && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out var content, out _) ? MapOf(content) : MapOf(value);
}
