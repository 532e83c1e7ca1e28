namespace Aef.Core.Pipelines.Catalog;

/// <summary>A delegate or script block of the caller runs the job.</summary>
public sealed record DelegateBinding : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "function";
}
