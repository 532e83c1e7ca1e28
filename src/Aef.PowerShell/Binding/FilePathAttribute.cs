using System.Collections;
using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>
/// Paths are strings or files. Any other object is rejected: PowerShell would use its string form, such as the name of a process, as a
/// path.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePathAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        null => null,

        // PowerShell calls this before it binds the parameters for the module's objects and for properties.
        PSObject => inputData,
        var item when item.GetType().FullName?.StartsWith("Aef.", StringComparison.Ordinal) is true => inputData,
        IEnumerable items and not string => items.Cast<object?>().Select(PathOf).ToArray(),
        var item => new[] { PathOf(item) },
    };

    private static string PathOf(object? value) => PlainValue.Of(value) switch
    {
        string path => path,
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        var other => throw new ArgumentTransformationMetadataException(
            $"An object of type {other?.GetType().FullName ?? "null"} is not a path; "
            + "pass a string, a file or one of the module's objects."),
    };
}
