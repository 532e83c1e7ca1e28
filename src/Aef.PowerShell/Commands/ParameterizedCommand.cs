using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that compiles pipelines for an environment.</summary>
public abstract class ParameterizedCommand : PipelineTakingCommand
{
    /// <summary>
    /// The platform parameters file of the environment. Without it, project and region are those where the workflow runs.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? ParameterPath { get; set; }

    /// <summary>The parameters of the environment; null without a file.</summary>
    private protected PlatformParameters? Parameters { get; private set; }

    /// <inheritdoc/>
    protected override void Prepare() => Parameters = ReadParameters(ParameterPath);
}
