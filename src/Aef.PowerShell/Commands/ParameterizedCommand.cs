using System.Management.Automation;
using Aef.Core.Model;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that compiles pipelines for an environment.</summary>
public abstract class ParameterizedCommand : PipelineTakingCommand
{
    /// <summary>The platform parameters file of the environment. Without it, project and region are those in which the workflow runs.</summary>
    [Parameter]
    public string? ParameterPath { get; set; }

    /// <summary>The parameters of the environment; null when no file was named.</summary>
    private protected PlatformParameters? Parameters { get; private set; }

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
