namespace Aef.Runs.Workspace;

/// <summary>A file that was found and is not checked.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it is, such as <c>test file</c>; null when it is of no kind that Aef knows.</param>
public sealed record SkippedFile(string Path, string? Kind);
