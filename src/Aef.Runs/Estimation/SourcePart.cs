namespace Aef.Runs.Estimation;

/// <summary>A part of a workflow's source and the bytes that it takes.</summary>
/// <param name="Name">What it is, such as <c>support library</c> or <c>level 2</c>.</param>
/// <param name="Bytes">Its bytes; the parts of a source add up to all of it.</param>
public sealed record SourcePart(string Name, int Bytes);
