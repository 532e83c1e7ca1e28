namespace Aef.Core.Editing.Saving;

/// <summary>Lines that both sides changed in different ways.</summary>
/// <param name="Line">The number of the first line in the merged text, counted from 1, where the lines of the editor are.</param>
/// <param name="Base">The lines before both changes.</param>
/// <param name="Mine">The lines of the editor.</param>
/// <param name="Theirs">The lines on disk.</param>
public sealed record MergeConflict(int Line, IReadOnlyList<string> Base, IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs);
