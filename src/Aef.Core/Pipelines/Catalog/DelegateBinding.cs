namespace Aef.Core.Pipelines.Catalog;

/// <summary>The caller's delegate or script block does the job.</summary>
public sealed record DelegateBinding : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "function";
}
