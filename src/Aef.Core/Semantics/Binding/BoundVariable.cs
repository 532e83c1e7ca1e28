using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Semantics.Binding;

/// <summary>A variable with its bound value; a run sets it once, before the first level, unless it reads a secret.</summary>
public sealed record BoundVariable(PipelineVariable Source, BoundValue Value)
{
    /// <summary>The name, as in <c>variables.NAME</c>.</summary>
    public string Name => Source.Name;

    /// <summary>True when the value reads a secret: it is computed in each attempt of a step that reads it, and never stored.</summary>
    public bool IsSecret => SecretReads.IsIn(Value);
}
