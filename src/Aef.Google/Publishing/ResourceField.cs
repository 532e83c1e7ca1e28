namespace Aef.Google.Publishing;

/// <summary>A setting of a resource in a normal form.</summary>
/// <param name="Name">The name, such as <c>schedule</c>.</param>
/// <param name="Value">The value; null if it is absent.</param>
internal sealed record ResourceField(string Name, string? Value);
