using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Local;

/// <summary>
/// The jobs of failed steps that may run twice, because a later run starts them again: a step can fail although its job has started, or has
/// even succeeded.
/// </summary>
internal static class RepeatedJobs
{
    /// <summary>The beginning of the messages of the workflow about a job that has succeeded and whose step has failed.</summary>
    private const string Succeeded = "The job succeeded";

    private const string CancellationRequested = "its cancellation was requested";
    private static readonly string[] Uncertain = ["may have started", "may still be running"];

    /// <summary>True if the job has succeeded, and only its id or its output is missing.</summary>
    public static bool HasSucceeded(StepFailure failure) => failure.Kind is FailureKinds.OutputTooLarge or FailureKinds.ExpressionError
        && failure.Expression is null
        && failure.Message.StartsWith(Succeeded, StringComparison.Ordinal);

    /// <summary>True if the job may have started, or may still be running.</summary>
    public static bool MayRun(StepFailure failure) =>
        Array.Exists(Uncertain, u => failure.Message.Contains(u, StringComparison.Ordinal))
            && !failure.Message.Contains(CancellationRequested, StringComparison.Ordinal);

    /// <summary>
    /// The failed steps of the levels, and items of steps, whose jobs have succeeded and whose output no expression of a pipeline reads.
    /// They are done. Steps that a NEXT would have repeated are not.
    /// </summary>
    public static IEnumerable<string> WithoutOutput(Run failed, BoundPipeline pipeline)
    {
        var succeeded = Last(failed).Where(HasSucceeded).Select(f => f.JobId).ToList();
        if (succeeded.Count == 0)
        {
            return [];
        }

        var read = pipeline.OutputsRead().Select(o => o.JobId).ToHashSet(StringComparer.Ordinal);
        var levels = pipeline.LevelSteps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        var again = DoneSteps.InOpenLoops(failed.Events, failed.Request?.Pipeline ?? pipeline).ToHashSet(StringComparer.Ordinal);
        return succeeded.Where(id => StepOf(id, levels) is { } step && !read.Contains(step) && !again.Contains(id));
    }

    /// <summary>The warnings of a run that continues after a failed one and skips what is done.</summary>
    public static IEnumerable<Diagnostic> Check(Run failed, IReadOnlyList<string> done, BoundPipeline pipeline, Location location)
    {
        var steps = pipeline.Steps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        var again = Last(failed).Where(f => StepOf(f.JobId, steps) is not null && !DoneSteps.Contains(done, f.JobId)).ToList();
        if (again.FindAll(MayRun) is [_, ..] uncertain)
        {
            yield return RerunDiagnostics.MayRunTwice.At(location, Names(uncertain));
        }

        if (again.FindAll(HasSucceeded) is [_, ..] succeeded)
        {
            yield return RerunDiagnostics.SucceedsTwice.At(location, Names(succeeded));
        }
    }

    /// <summary>The last failure of each job.</summary>
    private static IEnumerable<StepFailure> Last(Run failed) => failed.Failures.Reverse().DistinctBy(f => f.JobId).Reverse();

    private static string? StepOf(string id, HashSet<string> steps) =>
        steps.Contains(id) ? id : ItemId.TryParse(id, out var step, out _) && steps.Contains(step) ? step : null;

    private static string Names(IEnumerable<StepFailure> failures) => string.Join(", ", failures.Select(f => Quoted.Text(f.JobId)));
}
