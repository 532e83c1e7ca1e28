namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// The job checks data: a query on a named connection must meet a condition. The condition is in the parameters of the job, which have the
/// names of the built-in executor <c>check</c>.
/// </summary>
/// <param name="Connection">The name of the connection; null when the entry has none.</param>
/// <param name="Query">The query; null when it is the parameter <c>sql</c>.</param>
public sealed record CheckBinding(string? Connection, string? Query) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "check";
}
