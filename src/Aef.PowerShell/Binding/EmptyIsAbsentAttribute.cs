using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>An empty text means that the value is absent: that is how a CSV file says it. PowerShell would make 0 of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyIsAbsentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainValue.Of(inputData) is string text && string.IsNullOrWhiteSpace(text) ? null : inputData;
}
