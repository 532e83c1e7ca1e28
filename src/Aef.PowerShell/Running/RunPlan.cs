using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>A run that is ready to start.</summary>
/// <param name="Name">The name of the pipeline or workflow.</param>
/// <param name="Steps">How many steps it has, for progress; 0 for Cloud Workflows source.</param>
/// <param name="Start">Runs it to the end; the action receives every event.</param>
/// <param name="Journal">The journal to close when the run has ended; null without one.</param>
internal sealed record RunPlan(string Name, int Steps, Func<Action<RunEvent>, CancellationToken, Task<Run>> Start, IDisposable? Journal = null)
{
    /// <summary>The plan for a pipeline.</summary>
    public static RunPlan Of(LocalRunRequest request) =>
        new(request.Artifact.Name, request.Pipeline.Steps.Count(), (hear, token) => LocalRunner.RunAsync(request, hear, token), request.Journal);

    /// <summary>The plan for Cloud Workflows source.</summary>
    public static RunPlan Of(WorkflowRunRequest request, string name) =>
        new(name, 0, (hear, token) => WorkflowRunner.RunAsync(request, name, hear, token), request.Journal);
}
