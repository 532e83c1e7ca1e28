using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Lowers <c>timeout_minutes</c>. Main sets <c>run.end</c> when the run has been admitted; every routine, part and lane gets it with the
/// run. A job that runs at the end fails with <see cref="FailureKinds.RunTimeout"/>, and a job that would begin after it raises
/// <see cref="FailureKinds.NotStarted"/>; either ends its thread. The report of the levels then has the tag
/// <see cref="FailureKinds.RunTimeout"/>.
/// </summary>
internal static class LimitLowering
{
    /// <summary>The entry of the outcome of a level that is true if the end has stopped one of its threads.</summary>
    public const string Reached = "limit_reached";

    /// <summary>The key that <c>aef_units</c> reads in the failures by unit.</summary>
    private const string TimedOut = "timed_out";

    /// <summary>The longest time of an execution.</summary>
    private const int YearSeconds = 31_536_000;

    /// <summary>The step that sets the end of the run and its deadline; nothing for a pipeline without them.</summary>
    public static IEnumerable<StepSyntax> Begin(LoweringContext context)
    {
        List<AssignmentSyntax> limits = [];
        if (context.Pipeline.Source.TimeoutMinutes is { } minutes)
        {
            limits.AddRange([SetTime("run.end", minutes * 60), new(Expressions.Parse("run.limit"), Emit.Number(minutes))]);
        }

        if (context.Pipeline.Source.DeadlineMinutes is { } deadline)
        {
            limits.AddRange([SetTime("run.late_at", deadline * 60), new(Expressions.Parse("run.deadline"), Emit.Number(deadline))]);
        }

        return limits.Count == 0 ? [] : [Emit.Step(context.Steps.Label(MainSteps.Limit), new AssignBody(limits.ToEquatableList()))];
    }

    /// <summary>
    /// What begins <c>on_failure</c> and <c>finally</c>: the limit does not apply to them; each of their steps has its own limits.
    /// </summary>
    public static IEnumerable<AssignmentSyntax> EndLimit(BoundPipeline pipeline) =>
        IsLimited(pipeline) ? [SetTime("run.end", YearSeconds)] : [];

    /// <summary>The state of a run whose levels have failed with the report in a variable.</summary>
    public static ValueSyntax State(BoundPipeline pipeline, string report) => IsLimited(pipeline)
        ? Emit.Expression($"if(\"{FailureKinds.RunTimeout}\" in {report}.tags, \"timed_out\", \"failed\")")
        : ValueSyntax.Of("failed");

    /// <summary>The handler of a step with <c>continue_if_fail</c>: the end of the run ends the thread all the same.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="failure">The variable with the failure.</param>
    /// <param name="ends">What ends the thread.</param>
    /// <param name="continues">What continues it.</param>
    public static StepBody EndOrContinue(BoundPipeline pipeline, string failure, StepBody ends, StepBody continues) => IsLimited(pipeline)
        ? new SwitchBody([new SwitchEntrySyntax(IsEnd(failure), ends), new SwitchEntrySyntax(Emit.Expression("true"), continues)])
        : continues;

    /// <summary>Records the failure that ended a unit of a level with <c>for_each</c> threads.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="lost">The variable with the failures by unit.</param>
    /// <param name="record">The variable with the record.</param>
    /// <param name="recorded">What records a failure.</param>
    /// <param name="notStarted">What else is set if a step was not started.</param>
    public static StepBody OfUnit(
        BoundPipeline pipeline,
        string lost,
        string record,
        AssignBody recorded,
        params IReadOnlyList<AssignmentSyntax> notStarted)
    {
        if (!IsLimited(pipeline))
        {
            return recorded;
        }

        var timedOut = new AssignmentSyntax(new MemberExpression(new NameExpression(lost), TimedOut), ValueSyntax.Of(true));
        var whole = recorded.Assignments[0] with { Value = Emit.Expression(record) };
        return new SwitchBody(
        [
            new SwitchEntrySyntax(
                Emit.Expression($"{record}.kind == \"{FailureKinds.NotStarted}\""),
                new AssignBody([timedOut, .. notStarted])),
            new SwitchEntrySyntax(Emit.Expression($"{record}.kind == \"{FailureKinds.RunTimeout}\""), new AssignBody([timedOut, whole])),
            new SwitchEntrySyntax(Emit.Expression("true"), recorded),
        ]);
    }

    /// <summary>True for a pipeline with <c>timeout_minutes</c>.</summary>
    public static bool IsLimited(BoundPipeline pipeline) => pipeline.Limits().HasFlag(RunLimits.Timeout);

    private static ValueSyntax IsEnd(string failure) => Emit.Expression(
        $"{failure}.kind in [\"{FailureKinds.RunTimeout}\", \"{FailureKinds.NotStarted}\"]");

    private static AssignmentSyntax SetTime(string target, double seconds) => new(
        Expressions.Parse(target),
        Emit.Expression(string.Create(CultureInfo.InvariantCulture, $"sys.now() + {Math.Round(seconds, 6):0.######}")));
}
