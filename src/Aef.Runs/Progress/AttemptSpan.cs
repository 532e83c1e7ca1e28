namespace Aef.Runs.Progress;

/// <summary>An attempt that has ended.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
/// <param name="Succeeded">True when it succeeded.</param>
public readonly record struct AttemptSpan(DateTimeOffset Start, DateTimeOffset End, bool Succeeded);
