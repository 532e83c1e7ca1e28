namespace Aef.Cli.Rendering;

/// <summary>From when to when an attempt went, and whether it succeeded.</summary>
internal readonly record struct AttemptSpan(DateTimeOffset Start, DateTimeOffset End, bool Succeeded);
