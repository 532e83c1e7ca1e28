using Aef.Core.Editing.Changes;

namespace Aef.Core.Editing.Sessions;

/// <summary>A batch of typing from one editor.</summary>
/// <param name="Client">The name of the editor, such as a tab.</param>
/// <param name="Sequence">The number of the batch, which rises; a batch that is sent again has the same number.</param>
/// <param name="Version">The version of the text that the editor had, apart from this batch.</param>
/// <param name="Deltas">The replacements, one after another.</param>
public sealed record TextChange(string Client, long Sequence, int Version, IReadOnlyList<TextDelta> Deltas)
{
    /// <summary>True when one undo reverts this batch and the one before it.</summary>
    public bool ContinuesStep { get; init; }
}
