using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Tree;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>Writes pipelines to definition files, JSON or YAML.</summary>
[Cmdlet(VerbsData.Export, "AefPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAefPipelineCommand : FileWritingCommand
{
    /// <summary>The pipelines to write.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>The file to write, ending in .json, .yaml or .yml; or a folder, in which each file is named after its pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Json or Yaml. Without it, the file's extension decides; in a folder it is Json.</summary>
    [Parameter]
    public SourceFormat? Format { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (new SessionPaths(this).ResolveOne(Path) is not { } root)
        {
            return;
        }

        foreach (var pipeline in Pipeline)
        {
            if (Directory.Exists(root))
            {
                var folderFormat = Format ?? SourceFormat.Json;
                WriteInto(root, pipeline.Name, OutputFile.EndingOf(folderFormat), Output(pipeline, folderFormat));
            }
            else if ((Format ?? OutputFile.FormatOf(root)) is { } format)
            {
                Write(root, Output(pipeline, format));
            }
            else
            {
                WriteError(
                    "AefUnknownEnding",
                    ErrorCategory.InvalidArgument,
                    root,
                    $"Unknown file extension in \"{root}\".",
                    "Use a file that ends in .json, .yaml or .yml, or add -Format.");
            }
        }
    }

    // The file that a pipeline was read from is not an input here: importing, changing and exporting is how scripts edit it.
    private static FileOutput Output(Pipeline pipeline, SourceFormat format) =>
        new("Write definition", OutputKind.Definition, [], () => DefinitionWriter.Write(pipeline, format));
}
