namespace Aef.Core.Pipelines.Catalog;

/// <summary>The workflow calls AEF's intermediate function, which starts the job and reports its state.</summary>
public sealed record FunctionBinding : WorkflowsBinding
{
    /// <inheritdoc/>
    public override string Kind => "function";
}
