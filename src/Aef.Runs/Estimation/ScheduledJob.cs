using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Estimation;

/// <summary>A job of a run in which all jobs succeed.</summary>
/// <param name="JobId">The JOB_ID, with the index of an item.</param>
/// <param name="Step">The step.</param>
/// <param name="Start">The seconds from the start of the first level to the start of the job.</param>
/// <param name="End">The seconds from the start of the first level to the end of the job.</param>
internal readonly record struct ScheduledJob(string JobId, BoundStep Step, double Start, double End);
