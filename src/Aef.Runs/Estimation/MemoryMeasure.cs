namespace Aef.Runs.Estimation;

/// <summary>The size of all variables together in bytes, as the service counts them.</summary>
/// <param name="Run">The peak of the measured run; null when there was none.</param>
/// <param name="Most">The upper bound when everything fails at once, with answers and arguments of the requested size; null when it is
/// unknown.</param>
public sealed record MemoryMeasure(long? Run, long? Most);
