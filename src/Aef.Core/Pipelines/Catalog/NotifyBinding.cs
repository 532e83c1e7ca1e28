using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// The job sends a message: to receivers of the environment, or to the address of a webhook that accepts <c>{"text": …}</c>.
/// </summary>
/// <param name="Text">The message; null when the entry has none.</param>
public sealed record NotifyBinding(string? Text) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "notify";

    /// <summary>The names of the receivers: a list, or an expression; null for none.</summary>
    public DocumentNode? To { get; init; }

    /// <summary>The address of a webhook, for jobs that name no receivers; null for none.</summary>
    public string? Url { get; init; }
}
