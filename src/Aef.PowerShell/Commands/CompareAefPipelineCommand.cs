using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Views.Comparison;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>Compares two pipelines by levels, threads and steps; formatting does not matter.</summary>
[Cmdlet(VerbsData.Compare, "AefPipeline", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PipelineChange))]
public sealed class CompareAefPipelineCommand : AefCommand
{
    private const string PathSet = "Path";
    private const string PipelineSet = "Pipeline";

    /// <summary>The definition file to compare with.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string ReferencePath { get; set; } = string.Empty;

    /// <summary>The definition file to compare.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSet)]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string DifferencePath { get; set; } = string.Empty;

    /// <summary>The pipeline to compare with.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PipelineSet)]
    public Pipeline? ReferencePipeline { get; set; }

    /// <summary>The pipelines to compare.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PipelineSet, ValueFromPipeline = true)]
    public Pipeline[] DifferencePipeline { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ReferencePipeline is { } reference)
        {
            foreach (var pipeline in DifferencePipeline)
            {
                Compare(reference, pipeline);
            }
        }
        else
        {
            // Both are read, so that the problems of both are reported.
            var (old, now) = (Read(ReferencePath), Read(DifferencePath));
            if (old is not null && now is not null)
            {
                Compare(old, now);
            }
        }
    }

    private void Compare(Pipeline old, Pipeline now)
    {
        var difference = PipelineComparer.Compare(old, now);
        WriteDiagnostics(difference.Diagnostics);
        foreach (var change in difference.Changes)
        {
            WriteObject(change);
        }
    }

    /// <summary>The pipeline of a file, valid or not: two drafts can be compared. An unreadable file is an error.</summary>
    private Pipeline? Read(string path)
    {
        if (new SessionPaths(this).ResolveOne(path) is not { } file)
        {
            return null;
        }

        var result = Workspace.ReadDefinition(file);
        if (result.Pipeline is null)
        {
            WriteErrors(result.Diagnostics, file);
        }

        return result.Pipeline;
    }
}
