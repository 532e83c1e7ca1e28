using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>What the argument of a pipeline's run says about jobs that an earlier run did: <c>resume: {"done": [JOB_ID, …]}</c>.</summary>
public static class RunArgument
{
    private const string Resume = "resume";
    private const string Done = "done";

    /// <summary>The jobs that need not run; none when the argument does not say so in a way that can be understood.</summary>
    public static IEnumerable<string> DoneIn(WorkflowValue argument) => argument[Resume][Done].Items.Select(Text).OfType<string>();

    /// <summary>The argument of a run that passes over jobs; one that names none says nothing of jobs that are done.</summary>
    public static WorkflowValue WithDone(WorkflowValue argument, IReadOnlyCollection<string> done)
    {
        ArgumentNullException.ThrowIfNull(done);
        if (done.Count > 0)
        {
            WorkflowValue[] jobIds = [.. done.Select(d => WorkflowValue.FromString(d))];
            return argument.With(Resume, WorkflowValue.FromMap((Done, WorkflowValue.FromList(jobIds))));
        }

        return argument[Resume].IsNull ? argument : WorkflowValue.FromMap([.. argument.Entries.Where(e => e.Key != Resume).Select(e => (e.Key, e.Value))]);
    }

    /// <summary>Finds jobs that the pipeline does not have, and what is no list of jobs.</summary>
    public static IReadOnlyList<Diagnostic> Check(WorkflowValue argument, BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (argument[Resume] is not { IsNull: false } resume)
        {
            return [];
        }

        if (resume.Kind != WorkflowValueKind.Map || resume[Done] is { IsNull: false, Kind: not WorkflowValueKind.List })
        {
            return [RerunDiagnostics.NoList.At(Location.None, resume.Kind == WorkflowValueKind.Map ? "resume.done" : Resume, (resume.Kind == WorkflowValueKind.Map ? resume[Done] : resume).ToString())];
        }

        var known = pipeline.Steps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        return [.. resume[Done].Items.Where(i => Text(i) is not { } id || !known.Contains(id)).Select(i => RerunDiagnostics.UnknownJob.At(Location.None, Text(i) ?? i.ToString()))];
    }

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
