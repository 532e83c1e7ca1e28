namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// The binding of every step in a run on this computer: the compiled pipeline requests each attempt as one effect, and the executor's
/// <see cref="LocalBinding"/> runs it. No entry and no definition can choose it, and it is never deployed.
/// </summary>
internal sealed record LocalRunBinding : WorkflowsBinding
{
    /// <summary>The only instance: the binding has no settings.</summary>
    public static LocalRunBinding Instance { get; } = new();

    /// <inheritdoc/>
    public override string Kind => "local";
}
