using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Semantics.Binding;

/// <summary>A variable with its bound value; a run sets it once, before the first level.</summary>
public sealed record BoundVariable(PipelineVariable Source, BoundValue Value)
{
    /// <summary>The name, as in <c>variables.NAME</c>.</summary>
    public string Name => Source.Name;
}
