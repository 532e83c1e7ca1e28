namespace Aef.Core.Pipelines.Catalog;

/// <summary>A simulation script answers, on the clock of the run.</summary>
public sealed record SimulateBinding : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "simulate";
}
