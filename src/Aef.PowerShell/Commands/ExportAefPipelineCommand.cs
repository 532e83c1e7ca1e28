using System.Management.Automation;
using Aef.Core.Model;
using Aef.Core.Writing;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.Workflows.Documents;

namespace Aef.PowerShell.Commands;

/// <summary>Writes pipelines to definition files, JSON or YAML.</summary>
[Cmdlet(VerbsData.Export, "AefPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAefPipelineCommand : AefCommand
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The pipelines to write.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>The file to write, ending in .json, .yaml or .yml; or a folder, in which each file is named after its pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Json or Yaml. Without it the ending says it; in a folder it is Json.</summary>
    [Parameter]
    public SourceFormat? Format { get; set; }

    /// <summary>Writes only files that are not there yet.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces read-only files too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (new SessionPaths(this).ResolveOne(Path) is not { } root)
        {
            return;
        }

        foreach (var pipeline in Pipeline)
        {
            var file = Directory.Exists(root) ? System.IO.Path.Combine(root, pipeline.Name + OutputFile.EndingOf(Format ?? SourceFormat.Json)) : root;
            if ((Format ?? OutputFile.FormatOf(file)) is not { } format)
            {
                WriteError("AefUnknownEnding", ErrorCategory.InvalidArgument, file, $"The ending of '{file}' stands for no format.", "Name a file that ends in .json, .yaml or .yml, or give -Format.");
            }
            else if (!_written.Add(file))
            {
                WriteError("AefFileWrittenTwice", ErrorCategory.ResourceExists, file, $"'{file}' was written for another pipeline by this call.", "Give a folder: each file is then named after its pipeline.");
            }
            else if (NoClobber && File.Exists(file))
            {
                WriteError("NoClobber", ErrorCategory.ResourceExists, file, $"'{file}' is there already.", "Leave out -NoClobber to replace it.");
            }
            else
            {
                Write(pipeline, file, format);
            }
        }
    }

    private void Write(Pipeline pipeline, string file, SourceFormat format)
    {
        try
        {
            if (ShouldProcess(file, "Write definition"))
            {
                OutputFile.Write(file, DefinitionWriter.Write(pipeline, format), Force);
            }

            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var category = e is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.WriteError;
            WriteError(ErrorRecords.For(e, "AefCannotWrite", category, file, "See that the folder is there and may be written; -Force replaces read-only files."));
        }
    }

    private void WriteError(string id, ErrorCategory category, string file, string message, string wayOut) =>
        WriteError(ErrorRecords.For(new IOException(message), id, category, file, wayOut));
}
