using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The number of executed steps that a job can cost, computed from the routines of the support library: the job's times and attempts limit
/// how often they jump back. The cost of main for a job, a thread and a level is not computed: <see cref="OwnOfJob"/> and the other
/// constants are upper bounds.
/// </summary>
internal sealed class JobSteps(WorkflowSyntax library, BoundPipeline? pipeline)
{
    /// <summary>The most that main executes for one job besides the call of the library: its steps, its failure, its NEXT.</summary>
    public const int OwnOfJob = 24;

    /// <summary>The most that main executes for the parameters of a job.</summary>
    private const int OwnOfWith = 10;

    /// <summary>The most that main executes for one thread.</summary>
    public const int OwnOfThread = 8;

    /// <summary>
    /// The most that main executes for a unit of a level with <c>for_each</c> threads besides its steps: the item, what it reports, and
    /// sorting that after the level.
    /// </summary>
    public const int OwnOfUnit = 20;

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

    private readonly Dictionary<(StepType Type, long Polls, long Attempts, bool Errors), long?> _known = [];

    /// <summary>The most that main executes besides its levels.</summary>
    public static long OfRun(BoundPipeline pipeline) => OwnOfRun + (RunTimeLowering.IsNeeded(pipeline) ? OwnOfTime : 0);

    /// <summary>Creates the step counts for jobs that are about to be compiled.</summary>
    public static JobSteps Of(CloudWorkflowsOptions options, BoundPipeline? pipeline = null) => new(
        new WorkflowSyntax([.. SupportLibrary.Get(options.JobLogs, pipeline?.Limits() ?? RunLimits.None).Select([SupportRoutines.Job])]),
        pipeline);

    /// <summary>The executed steps of each successful poll of a running job.</summary>
    public long PerPoll(StepType type) =>
        type == StepType.Sync ? 0 : Of(type, polls: 3, attempts: 1, errors: false) - Of(type, polls: 2, attempts: 1, errors: false) ?? 0;

    /// <summary>A job that answers every call and is polled until its limit, in one attempt; null when its pauses last no time.</summary>
    public long? Healthy(BoundStep step) => Of(step.Type, PollSchedule.Of(step, pipeline).Count, attempts: 1, errors: false);

    /// <summary>
    /// A job that fails in all its attempts, each of which repeats its start and loses all its polls. One poll more than the time allows
    /// compensates for rounding. Null when its pauses last no time.
    /// </summary>
    public long? Most(BoundStep step) =>
        Of(
            step.Type,
            PollSchedule.Of(step, pipeline).Count is > 0 and < long.MaxValue and var polls
                ? polls + 1
                : PollSchedule.Of(step, pipeline).Count,
            step.Retry?.MaxAttempts ?? 1,
            errors: true);

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
        OwnOfJob + ExpressionSize.StepsOf(step.When) + ExpressionSize.StepsOf(step.With) + (step.With is null ? 0 : OwnOfWith);

    private long? Of(StepType type, long polls, long attempts, bool errors)
    {
        if (polls == long.MaxValue)
        {
            return null;
        }

        var key = (type, polls, attempts, errors);
        if (!_known.TryGetValue(key, out var bound))
        {
            var options = new StepBoundOptions
            {
                Errors = errors,
                JumpsBack = routine => routine == SupportRoutines.Job ? attempts - 1 : polls - 1 + StartRepeats,
                CallCost = routine => IsOther(routine, type) ? 0 : null,
            };
            bound = StepBounds.Of(library, options, SupportRoutines.Job).Most;
            _known.Add(key, bound);
        }

        return bound;
    }

    /// <summary>With <c>timeout_minutes</c>, the routines themselves repeat a refused start.</summary>
    private long StartRepeats => pipeline is not null && LimitLowering.IsLimited(pipeline) ? 5 : 0;

    /// <summary>A job uses only one of the three attempt routines.</summary>
    private static bool IsOther(string routine, StepType type) => routine switch
    {
        SupportRoutines.Async => type != StepType.Async,
        SupportRoutines.Sync => type != StepType.Sync,
        SupportRoutines.Workflow => type != StepType.Workflows,
        _ => false,
    };

    private static long? Sum(BoundLevel level, int index, Func<BoundStep, long?> ofStep)
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
        + ExpressionSize.StepsOf(thread.When)
        + (thread.ForEach is { } list ? OwnOfList + ExpressionSize.StepsOf(list.List) : 0);
}
