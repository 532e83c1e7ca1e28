using System.Collections.Concurrent;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The number of executed steps that a job can cost, computed from the routines of the support library: the job's times and attempts limit
/// how often they jump back. The cost of main for a job, a thread and a level is not computed: <see cref="OwnOfJob"/> and the other
/// constants are upper bounds.
/// </summary>
internal sealed class JobSteps
{
    /// <summary>More counts than many pipelines need; the others are not kept.</summary>
    private const int MostKnown = 10_000;

    private static readonly ConcurrentDictionary<(bool Logs, RunLimits Limits, SupportFeatures Features), JobSteps> Libraries = new();

    /// <summary>The most that main executes for one job besides the call of the library: its steps, its failure, its NEXT.</summary>
    public const int OwnOfJob = 24;

    /// <summary>The most that main executes for the parameters of a job.</summary>
    private const int OwnOfWith = 10;

    /// <summary>The most that one attempt executes for its secrets together, including what it hides.</summary>
    private const int OwnOfSecrets = 48;

    /// <summary>The most that one attempt executes to read one secret, or to compute one variable with secrets.</summary>
    private const int OwnOfSecret = 24;

    /// <summary>The most that main executes for one thread.</summary>
    public const int OwnOfThread = 8;

    /// <summary>
    /// The most that main executes for a unit of a level with <c>for_each</c> threads besides its steps: the item, what it reports, and
    /// sorting that after the level.
    /// </summary>
    public const int OwnOfUnit = 20;

    /// <summary>
    /// The most that main executes for a step of an item after the levels have failed, so that a later run can continue.
    /// </summary>
    public const int OwnOfResumedItem = 8;

    /// <summary>The most that main executes for the list of a <c>for_each</c> thread.</summary>
    public const int OwnOfList = 60;

    /// <summary>The most that main executes for one level.</summary>
    public const int OwnOfLevel = 12;

    /// <summary>The most that main executes before the first level and after the last one, including the report of failures.</summary>
    public const int OwnOfRun = 96;

    /// <summary>
    /// The most that a run executes to compute its time: a schedule that is due only on 29 February, twice for <c>since_last</c>.
    /// </summary>
    public const int OwnOfTime = 5_000;

    /// <summary>The most that main executes around the steps that run last, apart from what their section costs as a level.</summary>
    public static long OwnOfSections(BoundPipeline pipeline) => pipeline.Sections.Count == 0
        ? 0
        : OwnOfRun + (3L * pipeline.Levels.Select(l => l.Threads.Count).DefaultIfEmpty().Max());

    /// <summary>How often the start of a connector binding is repeated.</summary>
    private const int StartsOfConnector = 5;

    /// <summary>How many calls of a connector binding a job makes besides its polls: parameters, before, start, find and cancel.</summary>
    private const int OtherCallsOfConnector = 5;

    /// <summary>The number of callbacks that an attempt receives at most.</summary>
    private const int MostCallbacks = 10;

    /// <summary>The number of polls in a row that may be lost before the last one.</summary>
    private const int MostLost = 5;

    /// <summary>What a wait executes to which no callback comes; otherwise it could also ignore a callback, which costs more.</summary>
    private const int StepsOfWait = 10;

    /// <summary>What a wait executes less when a callback ends it.</summary>
    public const int SavedByCallback = 1;

    /// <summary>The routines whose steps <see cref="OwnOf(BoundStep)"/> counts, because they depend on the secrets of the step.</summary>
    private static readonly HashSet<string> SecretRoutines =
        [SupportRoutines.SecretWith, SupportRoutines.SecretFailure, SupportRoutines.SecretOutput];

    private readonly WorkflowSyntax _library;
    private readonly BoundPipeline? _pipeline;
    private readonly ConnectorCosts _connectors;
    private readonly SharedResults<CountKey, long?> _known;
    private JobSteps? _prompt;

    /// <summary>Creates the step counts for jobs of a compiled workflow.</summary>
    public JobSteps(WorkflowSyntax library, BoundPipeline? pipeline)
        : this(library, pipeline, new ConnectorCosts(library), new SharedResults<CountKey, long?>(MostKnown))
    {
    }

    private JobSteps(
        WorkflowSyntax library,
        BoundPipeline? pipeline,
        ConnectorCosts connectors,
        SharedResults<CountKey, long?> known)
    {
        _library = library;
        _pipeline = pipeline;
        _connectors = connectors;
        _known = known;
    }

    /// <summary>The most that main executes besides its levels.</summary>
    public static long OfRun(BoundPipeline pipeline) => OwnOfRun
        + (RunTimeLowering.IsNeeded(pipeline) ? OwnOfTime : 0)
        + (pipeline.Source.Concurrency is null ? 0 : AdmissionLowering.MostSteps);

    /// <summary>
    /// Creates the step counts for jobs that are about to be compiled. They depend on the library alone, so that all pipelines share them.
    /// </summary>
    public static JobSteps Of(CloudWorkflowsOptions options, BoundPipeline? pipeline = null)
    {
        var shared = Libraries.GetOrAdd(
            (options.JobLogs, pipeline?.Limits() ?? RunLimits.None, SupportFeatures.Callbacks | Connectors(pipeline)),
            static key => new JobSteps(
                new WorkflowSyntax([.. SupportLibrary.Get(key.Logs, key.Limits).Select([SupportRoutines.Job], features: key.Features)]),
                pipeline: null));
        return new JobSteps(shared._library, pipeline, shared._connectors, shared._known);
    }

    private static SupportFeatures Connectors(BoundPipeline? pipeline) =>
        (pipeline?.Steps.Any(s => s.IsConnector) == false ? SupportFeatures.None : SupportFeatures.Connectors)
        | (pipeline?.Steps.Any(s => s.IsConnector && s.WaitsForCallback) == true
            ? SupportFeatures.ConnectorCallbacks
            : SupportFeatures.None);

    /// <summary>The executed steps of each successful poll of a running job, apart from one that reports that the run is late.</summary>
    public long PerPoll(BoundStep step) => (_prompt ??= Prompt()).PollsOf(step);

    /// <summary>What a poll executes more that reports that the run is late, and after which the job is polled again.</summary>
    public long OfLatePoll(BoundStep step) => PollsOf(step) - PerPoll(step);

    /// <summary>What the last poll of a job, or the end of a sync job, executes more that reports that the run is late.</summary>
    public long OfLateEnd => StepBounds.Of(_library, routine: SupportRoutines.Late).Most + 1 ?? 0;

    private long PollsOf(BoundStep step) => step.Type == StepType.Sync ? 0 : Healthy(step, polls: 3) - Healthy(step, polls: 2) ?? 0;

    /// <summary>The steps of jobs that are never late.</summary>
    private JobSteps Prompt() => _pipeline?.Limits().HasFlag(RunLimits.Deadline) == true
        ? new(new WorkflowSyntax([.. _library.Routines.Select(DeadlineLowering.Prompt)]), _pipeline)
        : this;

    /// <summary>
    /// A job that answers every call and is polled until its limit, in one attempt; no callback comes. Null when its pauses last no time.
    /// </summary>
    public long? Healthy(BoundStep step) => Healthy(step, PollSchedule.Of(step, _pipeline).Count);

    /// <summary>
    /// The same with so many polls; <paramref name="isPolled"/> is true for a job that would not call the run back.
    /// </summary>
    public long? Healthy(BoundStep step, long polls, bool isPolled = false) =>
        step.IsConnector
            ? Of(SupportRoutines.Connector, polls, attempts: 1, errors: false, _connectors.PollOf(step))
                + (OtherCallsOfConnector * _connectors.Most)
            : Of(isPolled ? SupportRoutines.Async : RunnerOf(step), polls, attempts: 1, errors: false);

    /// <summary>
    /// A job that fails in all its attempts, each of which repeats its start and loses all its polls. One poll more than the time allows
    /// compensates for rounding. Null when its pauses last no time.
    /// </summary>
    public long? Most(BoundStep step) =>
        Of(RunnerOf(step), MostPolls(step), step.Retry?.MaxAttempts ?? 1, errors: true, _connectors.Most);

    private long MostPolls(BoundStep step)
    {
        var polls = PollSchedule.Of(step, _pipeline).Count;
        if (polls is 0 or long.MaxValue)
        {
            return polls;
        }

        // Every callback leads to a poll, and every poll may be repeated five times until one is answered.
        return step.WaitsForCallback ? ((polls + MostCallbacks) * (MostLost + 1)) + 1 : polls + 1;
    }

    /// <summary>The most that main executes for a level besides its jobs.</summary>
    public static long OwnOf(BoundLevel level) =>
        OwnOfLevel + ExpressionSize.StepsOf(level.When) + level.Threads.Sum(t => OwnOf(level, t));

    /// <summary>
    /// All jobs of a level without failures, with the most that main executes for it; null when a NEXT jumps back an unknown number of
    /// times.
    /// </summary>
    public long? Healthy(BoundPipeline pipeline, int level) => Sum(pipeline.AllLevels[level], level, Healthy);

    /// <summary>The most steps that a level can execute; null when a NEXT jumps back an unknown number of times.</summary>
    public long? Most(BoundPipeline pipeline, int level) => Sum(pipeline.AllLevels[level], level, Most);

    /// <summary>
    /// The most that main executes for a job besides the call of the library; long expressions are split into more steps.
    /// </summary>
    public static long OwnOf(BoundStep step) =>
        OwnOfJob + ExpressionSize.StepsOf(step.When) + ExpressionSize.StepsOf(step.With) + (step.With is null ? 0 : OwnOfWith)
        + (step.EvaluatedDataSets is { } dataSets ? ExpressionSize.StepsOf(dataSets) + ThreadLowering.OwnOfDataSets : 0)
        + OfSecrets(step);

    private static long OfSecrets(BoundStep step) => SecretReads.Most(step.With) is > 0 and var reads
        ? (step.Retry?.MaxAttempts ?? 1) * (OwnOfSecrets + (OwnOfSecret * (long)reads) + ExpressionSize.StepsOf(step.With))
        : 0;

    private static string RunnerOf(BoundStep step) => step switch
    {
        { IsConnector: true } => SupportRoutines.Connector,
        { WaitsForCallback: true } => SupportRoutines.Callback,
        { Type: StepType.Sync } => SupportRoutines.Sync,
        { Type: StepType.Workflows } => SupportRoutines.Workflow,
        _ => SupportRoutines.Async,
    };

    private long? Of(string runner, long polls, long attempts, bool errors, long callCost = 0) => polls == long.MaxValue
        ? null
        : _known.Get(new CountKey(runner, polls, attempts, errors, callCost, StartRepeats), _library, Count);

    private static long? Count(CountKey key, WorkflowSyntax library)
    {
        var options = new StepBoundOptions
        {
            Errors = key.Errors,
            JumpsBack = routine => routine switch
            {
                SupportRoutines.Job => key.Attempts - 1,
                SupportRoutines.Connector => key.Polls - 1 + StartsOfConnector,
                SupportRoutines.Await => 0, // a callback that is ignored counts as one that leads to a poll
                _ => key.Polls - 1 + key.StartRepeats,
            },
            CallCost = routine => SupportRoutines.IsAttempt(routine) && routine != key.Runner ? 0
                : SecretRoutines.Contains(routine) ? 0
                : routine == SupportRoutines.ConnectorCall ? key.CallCost
                : routine == SupportRoutines.Await && !key.Errors ? StepsOfWait
                : null,
        };
        return StepBounds.Of(library, options, SupportRoutines.Job).Most;
    }

    /// <summary>With <c>timeout_minutes</c>, the routines themselves repeat a refused start.</summary>
    private long StartRepeats => _pipeline is not null && LimitLowering.IsLimited(_pipeline) ? 5 : 0;

    /// <summary>The jobs of a level, with the most that main executes for it; null when a NEXT jumps back.</summary>
    internal static long? Sum(BoundLevel level, int index, Func<BoundStep, long?> ofStep)
    {
        long? sum = OwnOf(level);
        foreach (var thread in level.Threads)
        {
            for (var i = 0; i < thread.Steps.Count; i++)
            {
                sum = thread.Steps[i].Next?.IsBackwardFrom(index, i) == true ? null : sum + (thread.MostUnits * ofStep(thread.Steps[i]));
            }
        }

        return sum;
    }

    private static long OwnOf(BoundLevel level, BoundThread thread) =>
        (thread.MostUnits * (OwnOfThread + (level.HasItems ? OwnOfUnit : 0) + thread.Steps.Sum(OwnOf)))
        + (thread.ForEach is null ? 0 : (long)thread.MostUnits * thread.Steps.Count * OwnOfResumedItem)
        + ExpressionSize.StepsOf(thread.When)
        + (thread.ForEach is { } list ? OwnOfList + ExpressionSize.StepsOf(list.List) : 0);

    private readonly record struct CountKey(string Runner, long Polls, long Attempts, bool Errors, long CallCost, long StartRepeats);
}
