namespace Aef.Google.Publishing;

/// <summary>What identifies a state of a resource, so that a plan notices when somebody has changed it.</summary>
/// <param name="Version">The time of the last change; for an object, its generation and metageneration.</param>
/// <param name="Hash">The hash of the settings and the source.</param>
public sealed record PlanFingerprint(string? Version, string Hash);
