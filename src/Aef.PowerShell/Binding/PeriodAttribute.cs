using System.Globalization;
using System.Management.Automation;
using Aef.Documents.Display;
using Aef.Runs.History;

namespace Aef.PowerShell.Binding;

/// <summary>Reads a period such as 30d or 30.00:00:00. A bare number is rejected: PowerShell would use it as ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PeriodAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (PlainValue.Of(inputData) is null or TimeSpan)
        {
            return inputData;
        }

        // PowerShell reads 30d as a decimal number, whose string form is what was typed.
        var text = LanguagePrimitives.ConvertTo<string>(inputData);
        return Period.TryParse(text, out var period)
            || (text.Contains(':', StringComparison.Ordinal)
                && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out period)
                && period >= TimeSpan.Zero)
            ? period
            : throw new ArgumentTransformationMetadataException(
                $"\"{TerminalText.Clean(text)}\" is not a period. Write a number with a unit, such as 30d, 12h or 30m, or a time span such as "
                + "30.00:00:00.");
    }
}
