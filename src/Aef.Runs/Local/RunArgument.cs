using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>The jobs that an earlier run has done, in the argument of a pipeline's run: <c>resume: {"done": [JOB_ID, …]}</c>.</summary>
public static class RunArgument
{
    private const string Resume = "resume";
    private const string Done = "done";
    private const string Outputs = "outputs";
    private const string Lists = "lists";
    private const string Inputs = "inputs";
    private const string QueryVariables = "query_variables";
    private static readonly string[] Keys = ["workflow_name", QueryVariables, "workflow_properties", Inputs, Resume];

    /// <summary>The jobs to skip; none when the argument does not name any, or not in a valid way.</summary>
    public static IEnumerable<string> DoneIn(WorkflowValue argument) => argument[Resume][Done].Items.Select(Text).OfType<string>();

    /// <summary>The output that an argument restores for a step or an item; null without one.</summary>
    internal static WorkflowValue OutputIn(WorkflowValue argument, string jobId) => argument[Resume][Outputs][jobId];

    /// <summary>The argument of a run that skips jobs; without jobs it has no <c>resume</c>.</summary>
    public static WorkflowValue WithDone(WorkflowValue argument, IReadOnlyCollection<string> done) =>
        WithDone(argument, done, new Dictionary<string, string>());

    /// <summary>
    /// The argument of a run that skips jobs; <paramref name="lists"/> has the hashes of the lists of <c>for_each</c> threads, by the
    /// JOB_ID of the first step.
    /// </summary>
    public static WorkflowValue WithDone(
        WorkflowValue argument,
        IReadOnlyCollection<string> done,
        IReadOnlyDictionary<string, string> lists)
    {
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(lists);
        if (done.Count > 0)
        {
            WorkflowValue[] jobIds = [.. done.Select(d => WorkflowValue.FromString(d))];
            var resume = WorkflowValue.FromMap((Done, WorkflowValue.FromList(jobIds)));
            return argument.With(
                Resume,
                lists.Count == 0
                    ? resume
                    : resume.With(Lists, WorkflowValue.FromMap([.. lists.Select(l => (l.Key, WorkflowValue.FromString(l.Value)))])));
        }

        return argument[Resume].IsNull
            ? argument
            : WorkflowValue.FromMap([.. argument.Entries.Where(e => e.Key != Resume).Select(e => (e.Key, e.Value))]);
    }

    /// <summary>
    /// The argument of a run that continues after a failed one. The error of a run contains what it needs, unless the pipeline needs only
    /// the JOB_IDs. The new run has the time of the failed one. An argument that the workflow has rejected stays as it is, because the run
    /// has done nothing; it only needs another value.
    /// </summary>
    public static WorkflowValue After(Run run, WorkflowValue argument, IReadOnlyCollection<string> done)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(done);
        if (run.HasInvalidArgument)
        {
            return argument;
        }

        var resume = run.Execution.Error?.Value[Resume] ?? WorkflowValue.Null;
        if (!resume[Inputs].IsNull && argument[Inputs].IsNull)
        {
            argument = (argument.IsNull ? WorkflowValue.EmptyMap : argument).With(Inputs, resume[Inputs]);
        }

        if (run.Timed.IsNull && !run.Dates.IsNull && !HasDates(argument[QueryVariables]))
        {
            argument = (argument.IsNull ? WorkflowValue.EmptyMap : argument).With(QueryVariables, run.Dates);
        }

        var continued = WithDone(argument, done, ListsOf(run, done));
        var outputs = OutputsOf(run, resume, done);
        return RestartTime.Keep(
            outputs.Entries.Count == 0 ? continued : continued.With(Resume, continued[Resume].With(Outputs, outputs)),
            run);
    }

    /// <summary>The hashes of the lists that have items in <paramref name="done"/>; other lists may change.</summary>
    private static IReadOnlyDictionary<string, string> ListsOf(Run run, IReadOnlyCollection<string> done)
    {
        var steps = done.Select(id => ItemId.TryParse(id, out var step, out _) ? step : id).ToHashSet(StringComparer.Ordinal);
        var threads = run.Request?.Pipeline.Levels.SelectMany(l => l.Threads)
            .Where(t => t.Steps.Any(s => steps.Contains(s.JobId)))
            .Select(t => t.Steps[0].JobId)
            .ToHashSet(StringComparer.Ordinal);
        return run.Lists.Where(l => threads?.Contains(l.Key) != false).ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);
    }

    /// <summary>The outputs in the error of the run, and those that the error does not contain.</summary>
    private static WorkflowValue OutputsOf(Run run, WorkflowValue resume, IReadOnlyCollection<string> done)
    {
        var names = done.ToList();
        var outputs = WorkflowValue.FromMap(
            [.. resume[Outputs].Entries.Where(e => DoneSteps.Contains(names, e.Key)).Select(e => (e.Key, e.Value))]);
        foreach (var jobId in run.Request is { } request ? run.MissingOutputs(done, outputs, request.Pipeline) : [])
        {
            outputs = run.TryGetOutput(jobId, out var output) ? outputs.With(jobId, output) : outputs;
        }

        return outputs;
    }

    /// <summary>
    /// Checks the argument before a run starts. Whatever the workflow would reject is an error, and so is whatever would repeat jobs that
    /// are done: jobs that the pipeline does not have, and misspellings of <c>resume</c>. Other unknown keys are warnings.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Check(WorkflowValue argument, BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return argument.Kind switch
        {
            WorkflowValueKind.Null => [],
            WorkflowValueKind.Map => CheckMap(argument, pipeline),
            _ => [RerunDiagnostics.NotAnObject.At(Location.None, "The argument of a pipeline", argument.ToString())],
        };
    }

    private static IReadOnlyList<Diagnostic> CheckMap(WorkflowValue argument, BoundPipeline pipeline)
    {
        Diagnostic[] changedLists = [.. KnownLists.Check(pipeline, argument)];
        return
        [
            .. CheckKeys(argument, pipeline),
            .. ResumeCheck.Check(argument, pipeline, hasChangedLists: changedLists.Length > 0),
            .. changedLists,
            .. RunScheduleCheck.Check(argument, pipeline),
        ];
    }

    private static IEnumerable<Diagnostic> CheckKeys(WorkflowValue argument, BoundPipeline pipeline)
    {
        var unknown = argument.Entries.Select(e => e.Key).Where(k => !Keys.Contains(k, StringComparer.Ordinal));
        foreach (var key in unknown.Where(k => !RunScheduleCheck.IsMeant(k, pipeline)))
        {
            var meant = Spelling.Nearest(key, Keys);
            yield return meant == Resume || key.Equals(Done, StringComparison.OrdinalIgnoreCase)
                ? RerunDiagnostics.MisspelledResume.At(Location.None, Quoted.Text(key), "the argument")
                : RerunDiagnostics.UnknownKey.At(Location.None, Quoted.Text(key), meant is null ? string.Empty : Spelling.Question(meant));
        }

        if (argument[QueryVariables] is { Kind: not (WorkflowValueKind.Map or WorkflowValueKind.Null) } variables)
        {
            yield return RerunDiagnostics.NotAnObject.At(Location.None, QueryVariables, variables.ToString());
        }
    }

    /// <summary>True for query variables that determine the days of a run; else it processes the day before its start.</summary>
    private static bool HasDates(WorkflowValue variables) => !variables["start_date"].IsNull || !variables["end_date"].IsNull;

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
