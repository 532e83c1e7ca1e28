namespace Aef.Core.Pipelines.Catalog;

/// <summary>A function at the user's URL runs the job.</summary>
/// <param name="Url">The URL; null when the entry has none.</param>
public sealed record HttpBinding(string? Url) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "http";
}
