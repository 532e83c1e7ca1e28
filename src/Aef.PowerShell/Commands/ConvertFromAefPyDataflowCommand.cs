using System.Management.Automation;
using Aef.Core.Importing;
using Aef.Documents.Display;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Loading;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Converts configurations of pydataflow to definitions, and their connection profiles to connections without passwords. Returns the files
/// as objects; no file is written.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "AefPyDataflow", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ImportedFile))]
public sealed class ConvertFromAefPyDataflowCommand : FileReadingCommand
{
    private readonly List<string> _files = [];

    /// <summary>The file of the connection profiles. Its passwords become references to environment variables.</summary>
    [Parameter]
    public string? ProfilePath { get; set; }

    /// <summary>The bucket of pydataflow. Without it, each run sets the input bucket.</summary>
    [Parameter]
    public string? Bucket { get; set; }

    /// <summary>The folder for which the files are meant: the connections are added to its aef.json.</summary>
    [Parameter]
    public string? OutputPath { get; set; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        if (Bucket is { } bucket && !PyDataflowOptions.IsBucketName(bucket))
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException($"\"{TerminalText.Clean(bucket)}\" is not the name of a bucket."),
                "AefNoBucketName",
                ErrorCategory.InvalidArgument,
                bucket,
                "Pass the name without gs:// and without a path."));
        }
    }

    /// <inheritdoc/>
    protected override void Process() => _files.AddRange(Files());

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (_files.Count == 0)
        {
            return;
        }

        var import = new PyDataflowImporter(new DeferredYamlReader()).Import(_files, new PyDataflowOptions
        {
            ProfilePath = ProfilePath is { } profile ? RequiredFile(profile) : null,
            Bucket = Bucket,
            Folder = OutputPath is { } folder ? RequiredFile(folder) : null,
        });
        WriteDiagnostics(import.Diagnostics);
        if (WriteErrors(import.Diagnostics, _files))
        {
            return;
        }

        foreach (var file in import.Files)
        {
            WriteObject(file);
        }
    }
}
