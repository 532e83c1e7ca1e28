namespace Aef.Runs.Workspace;

/// <summary>A file that was found and not checked.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">Its kind, such as <c>test file</c>; null when Aef does not know it.</param>
public sealed record SkippedFile(string Path, string? Kind);
