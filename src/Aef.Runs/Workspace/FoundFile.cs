namespace Aef.Runs.Workspace;

/// <summary>A file that a search found.</summary>
/// <param name="Path">The path, as the caller would write it.</param>
/// <param name="IsSearched">True when it was found in a folder or by a pattern, so that it may be of a kind that the caller does not
/// accept.</param>
public sealed record FoundFile(string Path, bool IsSearched);
