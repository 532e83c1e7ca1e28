using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Lowers <c>on_failure</c> and <c>finally</c>: the steps of main between the end of the levels and the result of the run. They know the
/// outcome of the levels, and a failure in them fails a run that would have succeeded.
/// </summary>
internal sealed class SectionLowering(LoweringContext context)
{
    /// <summary>The variable with the outcome of the levels: {state, failed, error}.</summary>
    public const string Final = "final";

    /// <summary>The reason of a skip, as events and logs have it.</summary>
    public const string NotFailed = "the run has not failed";

    /// <summary>The variable with the records of the failures of the sections.</summary>
    private const string Late = "late";

    /// <summary>The loop variable that holds a JOB_ID while the statuses of failed steps are set.</summary>
    private const string FailedId = "failed_id";

    /// <summary>The variables of main if steps, or anything else, follow the levels in every run.</summary>
    public static IEnumerable<(string Name, ValueSyntax Value)> Variables(bool needed) => !needed
        ? []
        : [(Final, Outcome(ValueSyntax.Of("succeeded"), Emit.List([]), ValueSyntax.Null)), (Late, Emit.List([]))];

    /// <summary>Sets the outcome of levels that have failed with the error in a variable, then <paramref name="more"/>.</summary>
    public static AssignBody Failed(
        BoundPipeline pipeline,
        string error,
        params IReadOnlyList<(string Name, ValueSyntax Value)> more) => new(
    [
        new AssignmentSyntax(
            new NameExpression(Final),
            Outcome(LimitLowering.State(pipeline, error), Emit.Expression($"{error}.failed"), Emit.Expression(error))),
        ForgetDone,
        .. LimitLowering.EndLimit(pipeline),
        .. more.Select(m => new AssignmentSyntax(new NameExpression(m.Name), m.Value)),
    ]);

    /// <summary>The sections run in every run, so an earlier run has done none of their steps.</summary>
    private static AssignmentSyntax ForgetDone => new(Expressions.Parse("run.done"), Emit.List([]));

    /// <summary>The body in which the failure of a step of a section is recorded.</summary>
    public static TryBody Record(StepBody body) => JobLowering.Catch(body, new AssignBody([Recorded("failure")]));

    /// <summary>The assignment that adds a record to the failures of the sections.</summary>
    public static AssignmentSyntax Recorded(string record) =>
        new(new NameExpression(Late), Emit.Expression($"list.concat({Late}, {record})"));

    /// <summary>
    /// Everything after the levels: <paramref name="failed"/> sets <see cref="Final"/> when a level has failed, else it is passed over;
    /// <paramref name="resume"/> sets what a later run needs; <paramref name="succeed"/> returns the result of a run that succeeded.
    /// </summary>
    public IReadOnlyList<StepSyntax> Lower(IEnumerable<StepSyntax> failed, IEnumerable<StepSyntax> resume, StepSyntax succeed)
    {
        var decide = context.Steps.Label(MainSteps.Decide);
        var (onFailure, always) = (context.Pipeline.Find(PipelineSection.OnFailure), context.Pipeline.Find(PipelineSection.Finally));
        var begin = always is null ? decide : context.Steps.Label(DefinitionKeys.Finally);
        var passed = new SwitchEntrySyntax(
            Emit.Expression($"{Final}.error == null"),
            new StepsBody(Passed(onFailure, begin).ToEquatableList()));
        return
        [
            Emit.Step(context.Steps.Label(MainSteps.Passed), new SwitchBody([passed])),
            .. failed,
            .. context.Pipeline.Sections.Count > 0 && context.StepExpressions.ReadsSteps ? [MarkFailed()] : Array.Empty<StepSyntax>(),
            .. onFailure is null ? [] : Section(onFailure, context.Steps.Label(DefinitionKeys.OnFailure)),
            .. always is null ? [] : Section(always, begin),
            Emit.Step(decide, new SwitchBody([Emit.When($"{Final}.error == null and len({Late}) == 0", succeed.Label)])),
            .. resume,
            Emit.Step(context.Steps.Label(MainSteps.Finish), Finish),
            succeed,
        ];
    }

    private CallBody Finish => new(
        SupportRoutines.Finish,
        Emit.Map(
        [
            ("run", Emit.Expression("run")),
            ("report", Emit.Expression($"{Final}.error")),
            ("late", Emit.Expression(Late)),
            ("continued", Emit.Expression("continued")),
            .. context.Resumes
                ? [(ResumeLowering.Resume, Emit.Expression(ResumeLowering.Resume))]
                : Array.Empty<(string, ValueSyntax)>(),
        ]));

    private static MapValue Outcome(ValueSyntax state, ValueSyntax failed, ValueSyntax error) =>
        Emit.Map(("state", state), ("failed", failed), ("error", error));

    /// <summary>The levels have succeeded: the steps of <c>on_failure</c> are skipped.</summary>
    private IEnumerable<StepSyntax> Passed(BoundLevel? onFailure, StepLabel next)
    {
        if (onFailure is not null)
        {
            yield return Emit.Step(
                context.Steps.Label(MainSteps.SkipOnFailure),
                new CallBody(
                    SupportRoutines.Skip,
                    Emit.Map(
                        (SupportParameters.SkippedIds, Emit.List(onFailure.Threads[0].Steps.Select(s => context.Texts.Of(s.JobId)))),
                        (SupportParameters.SkipReason, ValueSyntax.Of(NotFailed)))));
        }

        yield return Emit.Step(
            context.Steps.Label(MainSteps.GoOn),
            new AssignBody([ForgetDone, .. LimitLowering.EndLimit(context.Pipeline)]) { Next = new JumpSyntax(next) });
    }

    /// <summary>
    /// The status of the failed steps: until here it was set only where a thread continued after a failure, because nothing could read it.
    /// </summary>
    private StepSyntax MarkFailed()
    {
        var entry = new IndexExpression(new NameExpression(StepExpressions.Steps), new NameExpression(FailedId));
        var mark = new AssignBody(
            [new AssignmentSyntax(entry, Emit.Map(("status", ValueSyntax.Of("failed")), ("output", ValueSyntax.Null)))]);
        var one = Emit.Step(
            context.Steps.Label($"{MainSteps.MarkFailed}_one"),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"{FailedId} in {StepExpressions.Steps}"), mark)]));
        return Emit.Step(
            context.Steps.Label(MainSteps.MarkFailed),
            new ForBody(new LoopSyntax(FailedId, null, Emit.Expression($"{Final}.failed"), null, EquatableList.Create<StepSyntax>([one]))));
    }

    private IEnumerable<StepSyntax> Section(BoundLevel section, StepLabel label)
    {
        var index = context.Pipeline.Levels.Count + context.Pipeline.Sections.ToList().IndexOf(section);
        var end = context.Steps.Label($"{section.Id}_end");
        context.Origins.Add(label, SourceMapRole.Level, index);
        context.Origins.Add(end, SourceMapRole.LevelEnd, index);
        yield return Emit.Step(label, new StepsBody(ThreadLowering.LowerSection(context, index)), section.Source.Location);
        yield return Emit.Step(end, Emit.Assign((Final, Emit.Expression(Final))), section.Source.Location);
    }
}
