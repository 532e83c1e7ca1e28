namespace Aef.Core.Pipelines.Catalog;

/// <summary>Another workflow does the job: its definition, or its source, runs in a run of its own.</summary>
public sealed record WorkflowBinding : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "workflow";
}
