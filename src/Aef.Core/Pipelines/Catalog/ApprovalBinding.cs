namespace Aef.Core.Pipelines.Catalog;

/// <summary>A person does the job: the step waits until somebody approves or rejects it.</summary>
public sealed record ApprovalBinding : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "approval";
}
