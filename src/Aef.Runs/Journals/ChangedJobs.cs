using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Journals;

/// <summary>
/// Compares the jobs that a failed run has done with those of a definition that has changed since: a rerun skips jobs by their JOB_IDs, so
/// a job with another JOB_ID runs again, and another job with the same JOB_ID is skipped. A step that has for_each
/// now, or has it no more, is not skipped: what is done are other jobs than those that it has.
/// </summary>
internal sealed class ChangedJobs
{
    private readonly BoundPipeline _before;
    private readonly BoundPipeline _now;
    private readonly Dictionary<string, (BoundStep Step, BoundThread Thread)> _old;
    private readonly Dictionary<string, (BoundStep Step, BoundThread Thread)> _new;

    /// <summary>Compares two versions of a pipeline.</summary>
    public ChangedJobs(BoundPipeline before, BoundPipeline now)
    {
        (_before, _now, _old, _new) = (before, now, StepsOf(before), StepsOf(now));
    }

    /// <summary>A warning that names the done jobs which are not skipped, and one that names those which are another job now.</summary>
    public IEnumerable<Diagnostic> Check(IEnumerable<string> done, Location location)
    {
        var ids = done.Select(id => !_old.ContainsKey(id) && ItemId.TryParse(id, out var step, out _) ? step : id).Distinct().ToList();
        List<string> gone =
        [
            .. ids.Where(id => _old.ContainsKey(id) && !_new.ContainsKey(id)).Select(Renamed),
            .. ids.Where(HasOtherLoop)
                .Select(id => $"{Quoted.Text(id)} ({(_new[id].Thread.ForEach is null ? "without" : "with")} for_each now)"),
        ];
        var changed = ids.Where(id => _old.ContainsKey(id) && _new.ContainsKey(id) && !HasOtherLoop(id))
            .Select(id => (Step: id, Keys: Changes(id)))
            .Where(c => c.Keys.Count > 0)
            .Select(c => $"{Quoted.Text(c.Step)} ({string.Join(", ", c.Keys)})")
            .ToList();
        if (gone.Count > 0)
        {
            yield return RerunDiagnostics.DoneJobsGone.At(location, string.Join(", ", gone));
        }

        if (changed.Count > 0)
        {
            yield return RerunDiagnostics.DoneJobsChanged.At(location, string.Join(", ", changed));
        }
    }

    /// <summary>The JOB_ID, with the one new JOB_ID of the same job, if there is one.</summary>
    private string Renamed(string jobId)
    {
        var job = Describe(_old[jobId], _before);
        List<string> same = [.. _new.Where(n => !_old.ContainsKey(n.Key) && IsSame(Describe(n.Value, _now), job)).Select(n => n.Key)];
        return same is [var only] ? $"{Quoted.Text(jobId)} (now {Quoted.Text(only)})" : Quoted.Text(jobId);
    }

    /// <summary>
    /// True for a done step, or an item of one, that has for_each now and had none, or the reverse: what is done is not a job that the
    /// pipeline has.
    /// </summary>
    public bool IsOtherLoop(string id) =>
        HasOtherLoop(!_old.ContainsKey(id) && ItemId.TryParse(id, out var step, out _) ? step : id);

    private bool HasOtherLoop(string jobId) => _old.TryGetValue(jobId, out var old)
        && _new.TryGetValue(jobId, out var now)
        && old.Thread.ForEach is null != now.Thread.ForEach is null;

    /// <summary>The keys that make a step another job.</summary>
    private List<string> Changes(string jobId) =>
    [
        .. Describe(_old[jobId], _before).Zip(Describe(_new[jobId], _now)).Where(p => p.First != p.Second).Select(p => p.First.Key),
    ];

    private static bool IsSame(
        IEnumerable<(string Key, WorkflowValue Value)> one,
        IEnumerable<(string Key, WorkflowValue Value)> other) => one.SequenceEqual(other);

    /// <summary>What a job is: conditions, times, retries and data sets do not make it another one.</summary>
    private static IReadOnlyList<(string Key, WorkflowValue Value)> Describe(
        (BoundStep Step, BoundThread Thread) of,
        BoundPipeline pipeline)
    {
        var step = of.Step;
        WorkflowValue[] executor =
        [
            Text(step.Type.ToString()), Text(step.Executor?.Name), Text(step.Function), Text(step.StatusFunction), Text(step.WorkflowName),
        ];
        return
        [
            (StepKeys.JobName.Name, Text(step.JobName)),
            (StepKeys.Executor.Name, WorkflowValue.FromList(executor)),
            (StepKeys.With.Name, Parameters(step, pipeline)),
            (StepKeys.StepProperties.Name, Text(step.StepProperties)),
        ];
    }

    /// <summary>The parameters as they are written, and the variables that they read.</summary>
    private static WorkflowValue Parameters(BoundStep step, BoundPipeline pipeline)
    {
        var variables = pipeline.Variables.ToDictionary(v => v.Name, StringComparer.Ordinal);
        var read = new SortedDictionary<string, WorkflowValue>(StringComparer.Ordinal);
        Read(step.With);
        return WorkflowValue.FromMap(
            ("with", step.Effective.With is { } with ? WorkflowValue.FromDocument(with) : WorkflowValue.Null),
            ("variables", WorkflowValue.FromMap([.. read.Select(r => (r.Key, r.Value))])));

        void Read(BoundValue? value)
        {
            foreach (var name in value?.References.Select(r => r.Symbol).OfType<VariableSymbol>().Select(s => s.Name) ?? [])
            {
                if (variables.TryGetValue(name, out var variable) && !read.ContainsKey(name))
                {
                    read.Add(name, variable.Source.Value is { } node ? WorkflowValue.FromDocument(node) : WorkflowValue.Null);
                    Read(variable.Value);
                }
            }
        }
    }

    private static WorkflowValue Text(string? text) => text is null ? WorkflowValue.Null : WorkflowValue.FromString(text);

    private static Dictionary<string, (BoundStep Step, BoundThread Thread)> StepsOf(BoundPipeline pipeline) =>
        pipeline.Levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps.Select(s => (Step: s, Thread: t)))
            .DistinctBy(s => s.Step.JobId)
            .ToDictionary(s => s.Step.JobId, StringComparer.Ordinal);
}
