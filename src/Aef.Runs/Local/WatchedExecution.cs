namespace Aef.Runs.Local;

/// <summary>An execution that a measured run has started.</summary>
/// <param name="Workflow">The name of the workflow.</param>
/// <param name="Steps">The executed steps.</param>
/// <param name="PeakMemoryBytes">The largest size of its variables.</param>
/// <param name="Jobs">The JOB_IDs of its jobs, with the index of an item.</param>
internal sealed record WatchedExecution(string Workflow, long Steps, long PeakMemoryBytes, IReadOnlyList<string> Jobs);
