using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>Changes a level of a pipeline: given values are set, -When $null removes a value, and the rest is unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "AefLevel")]
[OutputType(typeof(Pipeline))]
public sealed class SetAefLevelCommand : BuildingCommand
{
    /// <summary>The LEVEL_ID of the level to change.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LevelId")]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string Id { get; set; } = string.Empty;

    /// <summary>A description of the level.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The condition, an expression between ${ and }: when it is false the level is skipped.</summary>
    [Parameter]
    public string? When { get; set; }

    /// <summary>How many threads of the level run at once; $null means as many as the target allows.</summary>
    [Parameter]
    [PositiveOrNull]
    public int? MaxParallel { get; set; }

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) => PipelineEditor.SetLevel(pipeline, Id, Change, ScriptLocation);

    private PipelineLevel Change(PipelineLevel level)
    {
        var given = MyInvocation.BoundParameters;
        level = given.ContainsKey(nameof(Description))
            ? level.WithDescription(StepParts.Given(Description)).WithLocationOf(DefinitionKeys.Description, ScriptLocation)
            : level;
        level = given.ContainsKey(nameof(When))
            ? level.WithWhen(StepParts.Given(When)).WithLocationOf(DefinitionKeys.When, ScriptLocation)
            : level;
        return given.ContainsKey(nameof(MaxParallel))
            ? level.WithMaxParallel(MaxParallel).WithLocationOf(DefinitionKeys.MaxParallel, ScriptLocation)
            : level;
    }
}
