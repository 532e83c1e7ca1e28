namespace Aef.Google.Publishing;

/// <summary>A setting that a plan changes.</summary>
/// <param name="Field">The name, such as <c>schedule</c>.</param>
/// <param name="Before">The value at Google; null if it is absent.</param>
/// <param name="After">The value in the definition; null if it is absent.</param>
public sealed record PlanChange(string Field, string? Before, string? After);
