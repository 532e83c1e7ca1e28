using Aef.Core.Semantics.Binding;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Collects the origins of the steps of main while levels are lowered.</summary>
internal sealed class SourceMapBuilder(BoundPipeline pipeline)
{
    private readonly List<SourceMapEntry> _entries = [];

    /// <summary>The entries so far, in the order in which the steps were lowered.</summary>
    public IReadOnlyList<SourceMapEntry> Entries => _entries;

    /// <summary>Adds a step that belongs to a level, to one of its threads or to one of its jobs.</summary>
    public void Add(
        StepLabel label,
        SourceMapRole role,
        int levelIndex,
        BoundThread? thread = null,
        BoundStep? step = null,
        string? key = null) =>
        _entries.Add(SourceMapEntry.Of(SupportRoutines.Main, label.Name, role, pipeline, levelIndex, thread, step, key));
}
