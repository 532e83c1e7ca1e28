using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A level with its threads; <paramref name="MaxParallel"/> null means as many as the target allows.</summary>
public sealed record BoundLevel(PipelineLevel Source, string Id, int? MaxParallel, EquatableList<BoundThread> Threads)
{
    /// <summary>The condition; null means that the level always runs.</summary>
    public BoundValue? When { get; init; }

    /// <summary>What the level is: one of the levels, or a section after them, which is a level of one thread.</summary>
    public PipelineSection Section { get; init; }

    /// <summary>Every bound value of the level that may contain expressions.</summary>
    internal IEnumerable<BoundValue> Values =>
        Threads.SelectMany(t => t.Steps.SelectMany(s => s.Values).Append(t.When).Append(t.ForEach?.List))
            .Append(When)
            .OfType<BoundValue>();

    /// <summary>True when a thread of the level runs once for each item of a list.</summary>
    public bool HasItems => Threads.Any(t => t.ForEach is not null);
}
