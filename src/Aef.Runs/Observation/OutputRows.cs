using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Observation;

/// <summary>Reads how many rows a job has processed from its output.</summary>
internal static class OutputRows
{
    /// <summary>
    /// The number <c>rows</c> that <c>load</c> returns, or the last number of <c>rows_changed</c> of <c>sql</c>, which its progress
    /// shows too; null for other outputs.
    /// </summary>
    public static long? Of(string? output)
    {
        if (output is null || !WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(output), out var value, out _)
            || value.Kind != WorkflowValueKind.Map)
        {
            return null;
        }

        if (value["rows"].TryGetInteger(out var rows))
        {
            return rows;
        }

        var changed = value["rows_changed"];
        return changed.TryGetInteger(out var count) ? count
            : changed.Kind == WorkflowValueKind.List
                ? changed.Items.Select(i => i.TryGetInteger(out var number) ? number : (long?)null).LastOrDefault(n => n is not null)
                : null;
    }
}
