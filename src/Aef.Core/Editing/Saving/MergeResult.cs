using Aef.Core.Editing.Changes;

namespace Aef.Core.Editing.Saving;

/// <summary>Two changes of one text together. Where they conflict, the text has the lines of the editor.</summary>
/// <param name="Text">The merged text.</param>
/// <param name="Conflicts">The conflicts; empty for a clean merge.</param>
public sealed record MergeResult(EditedText Text, IReadOnlyList<MergeConflict> Conflicts);
