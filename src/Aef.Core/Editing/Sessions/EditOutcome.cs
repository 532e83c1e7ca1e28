using Aef.Core.Editing.Changes;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Sessions;

/// <summary>The answer to an edit.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Version">The version of the text after it.</param>
public sealed record EditOutcome(EditStatus Status, int Version)
{
    /// <summary>Why it was not made; null when it was.</summary>
    public string? Reason { get; init; }

    /// <summary>The value that the node has now, for a conflict; null when it was removed.</summary>
    public DocumentNode? Current { get; init; }

    /// <summary>
    /// After typing: the changes of others that the editor did not know, for the text that it has. After other edits: the change itself,
    /// for the version before it.
    /// </summary>
    public IReadOnlyList<TextDelta> Deltas { get; init; } = [];
}
