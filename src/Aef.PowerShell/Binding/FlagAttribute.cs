using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>
/// A yes or no that may come as text from a file: an empty text is absent, <c>false</c> is no, any other text is yes, as AEF
/// reads CONTINUE_IF_FAIL.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => !text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase),
        _ => inputData,
    };
}
