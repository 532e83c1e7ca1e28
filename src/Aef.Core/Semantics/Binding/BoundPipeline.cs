using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A pipeline in which every name is resolved and every default filled in: the input of targets and local runs.</summary>
public sealed class BoundPipeline
{
    private BoundLevel[]? _all;
    private ExpressionReference[]? _references;

    /// <summary>Creates a bound pipeline.</summary>
    public BoundPipeline(Pipeline source, string name, EquatableList<BoundLevel> levels)
    {
        Source = source;
        Name = name;
        Levels = levels;
    }

    /// <summary>The pipeline before binding.</summary>
    public Pipeline Source { get; }

    /// <summary>The name of the pipeline, which is also the name of the workflow.</summary>
    public string Name { get; }

    /// <summary>The levels, in order.</summary>
    public EquatableList<BoundLevel> Levels { get; }

    /// <summary>
    /// <c>on_failure</c> and <c>finally</c>, in the order in which they run, each as a level of one thread; a section without steps is not
    /// in the list.
    /// </summary>
    public EquatableList<BoundLevel> Sections { get; init; } = [];

    /// <summary>The levels, and the sections after them.</summary>
    public IReadOnlyList<BoundLevel> AllLevels => Sections.Count == 0 ? Levels : _all ??= [.. Levels, .. Sections];

    /// <summary>The section of a kind; null when the pipeline does not have it.</summary>
    internal BoundLevel? Find(PipelineSection section) => Sections.FirstOrDefault(s => s.Section == section);

    /// <summary>The variables, in the order in which a run sets them.</summary>
    public EquatableList<BoundVariable> Variables { get; init; } = [];

    /// <summary>The key of <c>concurrency</c>: runs with other values do not wait for each other. Null when there is none.</summary>
    public BoundValue? ConcurrencyKey { get; init; }

    /// <summary>Every bound value of the pipeline that may contain expressions.</summary>
    internal IEnumerable<BoundValue> Values =>
        (ConcurrencyKey is { } key ? [key] : Array.Empty<BoundValue>())
            .Concat(Variables.Select(v => v.Value))
            .Concat(AllLevels.SelectMany(l => l.Values));

    /// <summary>Every reference in the values of the pipeline, in their order.</summary>
    internal IReadOnlyList<ExpressionReference> References => _references ??= [.. Values.SelectMany(v => v.References)];

    /// <summary>All steps: those of the levels in the order of the file, then those of the sections.</summary>
    public IEnumerable<BoundStep> Steps => AllLevels.SelectMany(l => l.Threads).SelectMany(t => t.Steps);

    /// <summary>The steps of the levels, which a later run can resume after; those of the sections always run again.</summary>
    public IEnumerable<BoundStep> LevelSteps => Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps);

    /// <summary>The JOB_IDs of the steps that run for each item of a list.</summary>
    internal IEnumerable<string> StepsWithItems() =>
        Levels.SelectMany(l => l.Threads).Where(t => t.ForEach is not null).SelectMany(t => t.Steps).Select(s => s.JobId);

    /// <summary>The steps that every run repeats, whatever an earlier run has done.</summary>
    internal IEnumerable<string> RunAgain() => Sections.SelectMany(s => s.Threads).SelectMany(t => t.Steps).Select(s => s.JobId);

    /// <summary>The outputs that expressions read.</summary>
    internal IEnumerable<StepOutputSymbol> OutputsRead() =>
        References.Select(r => r.Symbol).OfType<StepOutputSymbol>();

    /// <summary>The definition files and scripts that the parts of the pipeline come from.</summary>
    public IEnumerable<string> SourceFiles() =>
        Source.Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps).Concat(Source.OnFailure).Concat(Source.Finally)
            .Select(s => s.Location)
            .Prepend(Source.Location)
            .Select(l => l.Path)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
