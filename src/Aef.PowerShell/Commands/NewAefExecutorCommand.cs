using System.Management.Automation;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Workspace;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <summary>Writes an executor entry with comments, as a start for your own executor. An existing file is never replaced.</summary>
[Cmdlet(VerbsCommon.New, "AefExecutor", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewAefExecutorCommand : AefCommand
{
    /// <summary>The name of the executor, and of its file: letters, digits, - and _.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The folder of the entry. Definitions next to a folder named executors can use its entries.</summary>
    [Parameter(Position = 1)]
    public string Path { get; set; } = "executors";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ExecutorTemplate.IsFileName(Name))
        {
            WriteError(ErrorRecords.For(
                new IOException($"\"{Name}\" cannot be the name of a file."),
                "AefInvalidExecutorName",
                ErrorCategory.InvalidArgument,
                Name,
                "Use letters, digits, - and _."));
            return;
        }

        var folder = GetUnresolvedProviderPathFromPSPath(Path);
        var file = System.IO.Path.Combine(folder, Name + ExecutorTemplate.Extension);
        if (!ShouldProcess(file, "Write executor entry"))
        {
            return;
        }

        if (NewFile.TryWrite(file, ExecutorTemplate.Of(Name), out var problem))
        {
            WriteObject(new FileInfo(file));
        }
        else
        {
            WriteError(ErrorRecords.For(
                new IOException(problem),
                "AefExecutorNotWritten",
                ErrorCategory.WriteError,
                file,
                "Choose another name or folder."));
        }
    }
}
