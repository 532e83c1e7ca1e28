using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>Adds a thread at the end of a level.</summary>
[Cmdlet(VerbsCommon.Add, "AefThread")]
[OutputType(typeof(Pipeline))]
public sealed class AddAefThreadCommand : BuildingCommand
{
    /// <summary>The THREAD_ID. Without it the thread gets the next free integer over the whole pipeline.</summary>
    [Parameter(Position = 0)]
    [Alias("ThreadId")]
    public string? Id { get; set; }

    /// <summary>The LEVEL_ID of the level that the thread goes to. Without it, the last level.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string? Level { get; set; }

    /// <summary>The condition, an expression between ${ and }: when it is false the thread is skipped.</summary>
    [Parameter]
    public string? When { get; set; }

    /// <summary>
    /// The list whose items the thread runs for: an array, or an expression between ${ and }. The steps of the thread run once for each
    /// item; ${item} and ${index} are the item and its number, counted from 0.
    /// </summary>
    [Parameter]
    public object? ForEach { get; set; }

    /// <summary>How many items the list may have; 1000 without it.</summary>
    [Parameter]
    [Alias("MaxItems")]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxItem { get; set; }

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) =>
        PipelineBuilder.AddThread(
            pipeline,
            new PipelineThread(Id, location: ScriptLocation)
                .WithWhen(When)
                .WithForEach(ListOf(ForEach))
                .WithMaxItems(MaxItem),
            Level);

    /// <summary>The list as a node; a single value that is not a string is a list of one item.</summary>
    private static DocumentNode? ListOf(object? list) => list is null ? null : DocumentNodes.From(list) switch
    {
        SequenceNode items => items,
        ScalarNode { ScalarKind: ScalarKind.String } expression => expression,
        var item => new SequenceNode([item]),
    };
}
