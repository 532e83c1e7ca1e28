namespace Aef.Runs.Estimation;

/// <summary>Bytes of all variables together, as the service counts them.</summary>
/// <param name="Run">The most in the run that was asked about; null when there was none.</param>
/// <param name="Most">What runs stay below when everything fails at once, with answers and arguments of the size that was asked about; null when nobody can know.</param>
public sealed record MemoryMeasure(long? Run, long? Most);
