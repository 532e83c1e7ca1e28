using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A thread with its steps.</summary>
public sealed record BoundThread(PipelineThread Source, string Id, EquatableList<BoundStep> Steps)
{
    /// <summary>The condition; null means that the thread always runs.</summary>
    public BoundValue? When { get; init; }

    /// <summary>The list whose items the thread runs for; null means that it runs once, without an item.</summary>
    public BoundForEach? ForEach { get; init; }

    /// <summary>How often the thread runs at most: once, or once for each item.</summary>
    public int MostUnits => ForEach?.Most ?? 1;
}
