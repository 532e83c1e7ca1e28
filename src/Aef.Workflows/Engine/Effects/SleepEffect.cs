namespace Aef.Workflows.Engine.Effects;

/// <summary>The fiber sleeps; the host completes the effect with null when its clock has reached <paramref name="DueTime"/>.</summary>
/// <param name="Id">The number of the effect in its execution.</param>
/// <param name="FiberId">The fiber that sleeps.</param>
/// <param name="DueTime">When the sleep ends.</param>
public sealed record SleepEffect(long Id, int FiberId, DateTimeOffset DueTime) : WorkflowEffect(Id, FiberId);
