using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.State;

/// <summary>Reads and writes the fields of the JSON objects in the state folder. Fields without a value are omitted.</summary>
internal static class Fields
{
    /// <summary>An object with the fields that have a value, in this order.</summary>
    public static WorkflowValue Map(params ReadOnlySpan<(string Name, WorkflowValue Value)> fields)
    {
        var present = new List<(string, WorkflowValue)>(fields.Length);
        foreach (var field in fields)
        {
            if (!field.Value.IsNull)
            {
                present.Add(field);
            }
        }

        return WorkflowValue.FromMap([.. present]);
    }

    /// <summary>A string field; null without one.</summary>
    public static string? Text(WorkflowValue map, string name) =>
        map.Kind == WorkflowValueKind.Map && map[name].TryGetString(out var text) ? text : null;

    /// <summary>A number field; 0 without one.</summary>
    public static long Number(WorkflowValue map, string name) =>
        map.Kind == WorkflowValueKind.Map && map[name].TryGetInteger(out var number) ? number : 0;

    /// <summary>A time field; null without one.</summary>
    public static DateTimeOffset? Time(WorkflowValue map, string name) =>
        DateTimeOffset.TryParse(Text(map, name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;

    /// <summary>A time as a field: UTC, with up to seven digits of a second.</summary>
    public static WorkflowValue Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
