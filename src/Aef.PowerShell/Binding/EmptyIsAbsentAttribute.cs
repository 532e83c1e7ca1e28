using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>
/// An empty text means that the value is absent: that is how a CSV file says it; PowerShell would make 0 of it. A text that cannot be what the parameter
/// takes is an error: PowerShell would pass over it in silence when it comes down the pipe.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyIsAbsentAttribute(Type? type = null) : ArgumentTransformationAttribute
{
    /// <summary>What the parameter takes; null for anything.</summary>
    public Type? Type { get; } = type;

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
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
