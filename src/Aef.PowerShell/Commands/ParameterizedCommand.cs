using System.Management.Automation;
using Aef.Core.Model;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that compiles pipelines for an environment.</summary>
public abstract class ParameterizedCommand : AefCommand
{
    /// <summary>The pipelines. The results of Test-AefPipeline are taken too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [AllowNull]
    public Pipeline?[]? Pipeline { get; set; } = [];

    /// <summary>The platform parameters file of the environment. Without it, project and region are those in which the workflow runs.</summary>
    [Parameter]
    public string? ParameterPath { get; set; }

    /// <summary>The parameters of the environment; null when no file was named.</summary>
    private protected PlatformParameters? Parameters { get; private set; }

    /// <summary>
    /// The pipelines of this record. A null (the test result of a definition that could not be read has no pipeline) is written
    /// as an error.
    /// </summary>
    private protected IEnumerable<Pipeline> Pipelines()
    {
        foreach (var pipeline in Pipeline ?? [null])
        {
            if (pipeline is null)
            {
                WriteError(ErrorRecords.For(
                    new DefinitionException("There is no pipeline: its definition could not be read.", []),
                    "AefPipelineMissing",
                    ErrorCategory.InvalidData,
                    pipeline,
                    "Look at the Diagnostics of the test result, or pass on only results with IsValid."));
            }
            else
            {
                yield return pipeline;
            }
        }
    }

    /// <summary>Reads the parameters file once. Without it nothing later could be right, so an error ends the pipeline.</summary>
    protected override void Prepare()
    {
        if (ParameterPath is null || new SessionPaths(this).ResolveOne(ParameterPath) is not { } file)
        {
            return;
        }

        WriteVerbose($"Reading platform parameters from {file}");
        var result = Workspace.LoadParameters(file);
        WriteFindings(result.Diagnostics);
        Parameters = result.Parameters ?? throw Terminating(result.Diagnostics, file);
    }

    /// <summary>Ends the pipeline with the errors of a file; the return type only tells the compiler that nothing follows.</summary>
    private protected Exception Terminating(IReadOnlyList<Workflows.Diagnostics.Diagnostic> diagnostics, object target)
    {
        ThrowTerminatingError(ErrorRecords.ForDefinition(diagnostics, target));
        return new PipelineStoppedException();
    }
}
