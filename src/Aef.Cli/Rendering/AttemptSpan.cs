namespace Aef.Cli.Rendering;

/// <summary>The start and end of an attempt, and whether it succeeded.</summary>
internal readonly record struct AttemptSpan(DateTimeOffset Start, DateTimeOffset End, bool Succeeded);
