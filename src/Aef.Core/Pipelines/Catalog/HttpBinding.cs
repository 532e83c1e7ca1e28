namespace Aef.Core.Pipelines.Catalog;

/// <summary>A function at an address that the user runs does the job.</summary>
/// <param name="Url">The address; null when the entry has none.</param>
public sealed record HttpBinding(string? Url) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "http";
}
