using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>A number of at least 1, or $null, which takes the value away.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PositiveOrNullAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (PlainValue.Of(arguments) is int and < 1)
        {
            throw new ValidationMetadataException("Give a number of at least 1, or $null to take the value away.");
        }
    }
}
