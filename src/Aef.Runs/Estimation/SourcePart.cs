namespace Aef.Runs.Estimation;

/// <summary>The size of a part of a workflow's source.</summary>
/// <param name="Name">The name of the part, such as <c>support library</c> or <c>level 2</c>.</param>
/// <param name="Bytes">Its size in bytes; the sizes of all parts add up to the whole source.</param>
public sealed record SourcePart(string Name, int Bytes);
