using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Recognizes pipelines that are far from every limit, without compiling them: most pipelines are, and compilation needs several times as
/// long as all other checks. The estimates are upper bounds.
/// </summary>
internal static class LimitEstimate
{
    /// <summary>The support library, and main without levels.</summary>
    private const long FixedBytes = 45_000;

    /// <summary>What a level, thread or step adds to the source, apart from what the definition contains.</summary>
    private const long NodeBytes = 700;

    /// <summary>What a condition, the parameters of a step, or a read status or output add: main has more steps for them.</summary>
    private const long ExpressionBytes = 3_000;

    /// <summary>
    /// How often a character of the definition may appear in the source: ids are repeated, and some characters are escaped.
    /// </summary>
    private const long Copies = 8;

    /// <summary>The routines that wait for callbacks.</summary>
    private const long CallbackBytes = 10_000;

    /// <summary>The routines that compute the time of a run, and the fields of a schedule.</summary>
    private const long TimeBytes = 14_000;
    private const long ScheduleBytes = 1_500;

    /// <summary>The steps that keep the limits of a run, in the support library and for each node.</summary>
    private const long LimitBytes = 14_000;
    private const long LimitNodeBytes = 500;
    private const long StepsOfTime = 10_000;
    private const long StepsOfNode = 100;
    private const long StepsOfPoll = 20;

    /// <summary>True if neither the size of the source nor the number of executed steps can reach a limit.</summary>
    public static bool IsFarFromLimits(BoundPipeline pipeline)
    {
        // Pipelines that cmdlets have built have no text.
        var text = pipeline.Source.Location.Span.Length;
        return text > 0
            && !pipeline.Values.Any(ExpressionSize.MayBeLong)
            && !pipeline.Variables.Any(v => v.IsSecret) // each step that reads one contains its value
            && Bytes(pipeline, text) < WorkflowArtifact.MaxSourceBytes
            && Steps(pipeline) < CloudWorkflowsOptions.Default.MaxPartSteps
            && !pipeline.Values.Any(ExpressionSize.MayBeLong);
    }

    private static long Bytes(BoundPipeline pipeline, long text)
    {
        // Defaults may appear with every step.
        var defaults = pipeline.Source.AllDefaults().Any() ? pipeline.Source.LocationOf(DefinitionKeys.Defaults).Span.Length : 0;
        return FixedBytes
            + (Copies * text)
            + (Nodes(pipeline) * NodeBytes)
            + (Expressions(pipeline) * ExpressionBytes)
            + (pipeline.Steps.LongCount() * defaults * 2)
            + (pipeline.Limits() == RunLimits.None ? 0 : LimitBytes + (Nodes(pipeline) * LimitNodeBytes))
            + (pipeline.Steps.Any(s => s.WaitsForCallback) ? CallbackBytes : 0)
            + (RunTimeLowering.IsNeeded(pipeline) ? TimeBytes + (pipeline.Source.Schedules.Count * ScheduleBytes) : 0)
            + (pipeline.Source.Concurrency is null ? 0 : AdmissionLowering.MostBytes);
    }

    private static long Expressions(BoundPipeline pipeline) =>
        pipeline.Values.LongCount()
            + pipeline.References.LongCount(r => r.Symbol is StepStatusSymbol or StepOutputSymbol);

    private static long Steps(BoundPipeline pipeline)
    {
        var most = CloudWorkflowsOptions.Default.MaxPartSteps;
        return (Nodes(pipeline) * StepsOfNode)
            + pipeline.Levels.SelectMany(l => l.Threads)
                .Sum(t => t.MostUnits
                    * ((t.ForEach is null ? 0 : StepsOfNode * (1L + t.Steps.Count))
                        + t.Steps.Sum(s => Math.Min(most, new PollSchedule(s).Count) * StepsOfPoll)))
            + (RunTimeLowering.IsNeeded(pipeline) ? StepsOfTime : 0)
            + (pipeline.Source.Concurrency is null ? 0 : AdmissionLowering.MostSteps);
    }

    private static long Nodes(BoundPipeline pipeline) =>
        1 + pipeline.AllLevels.Count + pipeline.Levels.Sum(l => l.Threads.Count) + pipeline.Steps.LongCount();
}
