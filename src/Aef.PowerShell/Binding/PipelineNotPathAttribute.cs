using System.Management.Automation;
using Aef.Documents.Display;

namespace Aef.PowerShell.Binding;

/// <summary>Rejects a path where a pipeline is expected, and names the cmdlet that reads it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PipelineNotPathAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        string path => throw NotPipeline(path),
        FileSystemInfo file => throw NotPipeline(file.Name),
        _ => inputData,
    };

    private static ArgumentTransformationMetadataException NotPipeline(string path) => new(
        $"\"{TerminalText.Clean(path)}\" is not a pipeline. To read a definition file, run: "
        + $"Import-AefPipeline '{TerminalText.Clean(path)}'");
}
