using System.Collections;
using System.Globalization;
using Aef.PowerShell.Binding;
using Aef.Runs.Launching;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Conversion;

/// <summary>Converts a hashtable of inputs, whose values have their types already.</summary>
internal static class RunInputValues
{
    /// <summary>The inputs by name; none for null.</summary>
    public static IReadOnlyList<RunInput> From(IDictionary? inputs) => inputs is null
        ? []
        :
        [
            .. WorkflowValue.FromDocument(DocumentNodes.From(inputs)).Entries.Select(
                e => new RunInput(e.Key) { Value = e.Value, Date = DateOf(PlainValue.Of(inputs[e.Key])) }),
        ];

    /// <summary>PowerShell has dates as times at midnight.</summary>
    private static string? DateOf(object? value) => value switch
    {
        DateTime time when time.TimeOfDay == TimeSpan.Zero =>
            DateOnly.FromDateTime(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => DateOf(time.DateTime),
        _ => null,
    };
}
