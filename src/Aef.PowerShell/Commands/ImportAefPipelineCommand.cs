using System.Management.Automation;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>Reads pipelines from definition files, JSON or YAML.</summary>
[Cmdlet(VerbsData.Import, "AefPipeline", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Pipeline))]
public sealed class ImportAefPipelineCommand : FileReadingCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var file in Files())
        {
            WriteVerbose($"Reading {file}");
            var result = Workspace.ReadDefinition(file);
            WriteDiagnostics(result.Diagnostics);
            if (!WriteErrors(result.Diagnostics, file))
            {
                WriteObject(result.Pipeline);
            }
        }
    }
}
