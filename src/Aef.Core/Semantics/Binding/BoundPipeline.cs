using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A pipeline in which every name is resolved and every default filled in: the input of targets and local runs.</summary>
public sealed class BoundPipeline
{
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

    /// <summary>The variables, in the order in which a run sets them.</summary>
    public EquatableList<BoundVariable> Variables { get; init; } = [];

    /// <summary>Every bound value of the pipeline that may contain expressions.</summary>
    internal IEnumerable<BoundValue> Values =>
        Variables.Select(v => v.Value).Concat(Levels.SelectMany(l => l.Values));

    /// <summary>All steps, in the order of the file.</summary>
    public IEnumerable<BoundStep> Steps => Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps);

    /// <summary>The definition files and scripts that the parts of the pipeline come from.</summary>
    public IEnumerable<string> SourceFiles() =>
        Source.Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps).Select(s => s.Location)
            .Prepend(Source.Location)
            .Select(l => l.Path)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
