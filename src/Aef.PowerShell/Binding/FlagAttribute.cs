using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>
/// A switch that may be a string from a file: an empty string and <c>false</c> turn it off, any other string turns it on, as AEF reads
/// CONTINUE_IF_FAIL.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        null => new SwitchParameter(isPresent: false),
        string text =>
            new SwitchParameter(!string.IsNullOrWhiteSpace(text) && !text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase)),
        bool value => new SwitchParameter(value),
        _ => inputData,
    };
}
