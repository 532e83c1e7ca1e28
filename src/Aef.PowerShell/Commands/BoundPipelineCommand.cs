using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Workspace;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that shows pipelines, which must have no errors.</summary>
public abstract class BoundPipelineCommand : PipelineTakingCommand
{
    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { TargetChoice = EngineTargets.OfChecks };

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var result = Workspace.Check(pipeline);
            if (!WriteErrors(result.Diagnostics, pipeline) && result.Pipeline is { } bound)
            {
                Show(bound, pipeline);
            }
        }
    }

    /// <summary>Shows one pipeline.</summary>
    private protected abstract void Show(BoundPipeline bound, Pipeline pipeline);
}
