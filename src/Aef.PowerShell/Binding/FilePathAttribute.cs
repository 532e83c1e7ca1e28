using System.Collections;
using System.Management.Automation;
using Aef.Runs.Backfill;
using Aef.Runs.History;

namespace Aef.PowerShell.Binding;

/// <summary>
/// Paths are strings, files, or objects with a path, such as a row of Import-Csv. A recorded run is its id. Any other object is rejected:
/// PowerShell would use its string form, such as the name of a process, as a path.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePathAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Names = ["Path", "FullName", "LiteralPath", "PSPath"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        null => null,

        // PowerShell calls this before it binds the parameters for the module's objects and for properties.
        PSObject item => new[] { PathOf(item) },
        RunRecord or ISessionRun or BackfillInterval => new[] { PathOf(inputData) },
        var item when item.GetType().FullName?.StartsWith("Aef.", StringComparison.Ordinal) is true => inputData,
        IEnumerable items and not string => items.Cast<object?>().Select(PathOf).ToArray(),
        var item => new[] { PathOf(item) },
    };

    private static string PathOf(object? value) => PlainValue.Of(value) switch
    {
        string path => path,
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        PSObject item => PathOf(item),
        RunRecord or ISessionRun or BackfillInterval => RecordedRunIdAttribute.Find(PlainValue.Of(value))!, // it has one, or throws
        var other => throw new ArgumentTransformationMetadataException(
            $"An object of type {other?.GetType().FullName ?? "null"} is not a path; "
            + "pass a string, a file or one of the module's objects."),
    };

    /// <summary>
    /// The path in a custom object. The inner exception lets PowerShell continue with other parameters when there is none, or when the
    /// object also has a pipeline.
    /// </summary>
    private static string PathOf(PSObject item)
    {
        var found = item.Properties["Pipeline"]?.Value is null
            ? Names.Select(n => (Name: n, Value: PlainValue.Of(item.Properties[n]?.Value) as string))
                .FirstOrDefault(p => !string.IsNullOrEmpty(p.Value))
            : default;
        return found switch
        {
            { Value: null } => throw new ArgumentTransformationMetadataException(
                "The object is not a path, and it has none of the properties Path, FullName, LiteralPath and PSPath.", new PSInvalidCastException(
                    )),
            { Name: "Path", Value: var path } => path,
            { Value: var path } => WildcardPattern.Escape(path),
        };
    }
}
