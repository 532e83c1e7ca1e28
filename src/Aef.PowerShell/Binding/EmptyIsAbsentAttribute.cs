using System.Management.Automation;
using Aef.Documents.Display;

namespace Aef.PowerShell.Binding;

/// <summary>
/// An empty string means that the value is absent, as in a CSV file; PowerShell would convert it to 0. A string that cannot be converted
/// to the parameter's type is an error; PowerShell would silently ignore it when it comes from the pipeline.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyIsAbsentAttribute(Type? type = null) : ArgumentTransformationAttribute
{
    /// <summary>The type of the parameter; null for any.</summary>
    public Type? Type { get; } = type;

    private string Describe(string text) => Type is { IsEnum: true }
        ? $"\"{TerminalText.Clean(text)}\" is not one of {string.Join(", ", Enum.GetNames(Type))}."
        : $"\"{TerminalText.Clean(text)}\" is not a number.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (PlainValue.Of(inputData) is not string text)
        {
            return inputData;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return Type is null ? inputData : LanguagePrimitives.ConvertTo(text, Type, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PSInvalidCastException e)
        {
            throw new ArgumentTransformationMetadataException(StepRow.Locate(Describe(text)), e);
        }
    }
}
