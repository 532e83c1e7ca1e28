using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>Remembers a piped row while its properties are bound, for the errors of conversions.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StepRowAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is PSObject row)
        {
            StepRow.Begin(row);
        }

        return inputData;
    }
}
