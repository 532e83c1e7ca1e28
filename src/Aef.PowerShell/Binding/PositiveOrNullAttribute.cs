using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>A number of at least 1, or $null, which removes the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PositiveOrNullAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (PlainValue.Of(arguments) is int and < 1)
        {
            throw new ValidationMetadataException("Pass a number of at least 1, or $null to remove the value.");
        }
    }
}
