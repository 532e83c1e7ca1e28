using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>Conditions, and what expressions read of steps.</content>
internal sealed partial class ThreadLowering
{
    /// <summary>A thread with a condition: the condition, then either the steps or the report that all of them are skipped.</summary>
    private EquatableList<StepSyntax> Conditional(BoundValue when)
    {
        var expressions = _context.StepExpressions;
        var first = _thread.Steps[0];
        var evaluate = Auxiliary($"{first.JobId}_thread_when");
        var choose = Auxiliary($"{first.JobId}_thread_if");
        var skip = expressions.Skip(_thread.Steps).Select(body => Emit.Step(Auxiliary($"{first.JobId}_thread_skip"), body)).ToList();
        var evaluating = expressions.Evaluating(_scope, _level, _thread, first);
        var (before, skips) = expressions.Skips(_scope, when, () => Auxiliary($"{first.JobId}_thread_when_part"));
        IEnumerable<StepSyntax> condition = before.Count == 0
            ? [Emit.Step(evaluate, new AssignBody([evaluating, skips]))]
            :
            [
                Emit.Step(Auxiliary($"{first.JobId}_thread_begin"), new AssignBody([evaluating])),
                .. before,
                Emit.Step(evaluate, new AssignBody([skips])),
            ];
        return [.. condition, Emit.Step(choose, StepExpressions.Choose(_scope.Skips, skip, LowerSteps()))];
    }

    /// <summary>Sets the variable that the handler of the thread reads, also when a job fails before the first expression.</summary>
    private StepSyntax Begin() => Emit.Step(
        Auxiliary($"{_thread.Steps[0].JobId}_thread_begin"),
        new AssignBody([_context.StepExpressions.Evaluating(_scope, _level, _thread, _thread.Steps[0])]));

    /// <summary>
    /// The body with a failure that ends the thread and is recorded; the failure of an expression is completed with its step.
    /// </summary>
    private TryBody RecordFailure(StepBody body) => JobLowering.Catch(body, new StepsBody(
    [
        Emit.Step(Auxiliary($"{_thread.Steps[0].JobId}_thread_failed"), CompleteFailure()),
        Emit.Step(
            Auxiliary($"{_thread.Steps[0].JobId}_thread_record"),
            _scope.IsUnit
                ? UnitsLowering.RecordFailure(_context.Pipeline, _scope, NamesCurrent)
                : Emit.Assign(("failures", Emit.Expression($"list.concat(failures, {_scope.Record})")))),
    ]));

    /// <summary>
    /// True for an item that must know which of its steps the end of the run has prevented from starting, because expressions read them.
    /// </summary>
    private bool NamesCurrent => _scope.HasItem
        && LimitLowering.IsLimited(_context.Pipeline)
        && _thread.Steps.Any(_context.StepExpressions.IsRead);

    private CallBody CompleteFailure() => new(
        SupportRoutines.StepFailure,
        Emit.Map((SupportParameters.Location, Emit.Expression(_scope.Evaluating)), ("error", Emit.Expression("failure"))),
        _scope.Record);

    /// <summary>
    /// A step with a condition, or one whose status or output expressions read: its condition, then either its job or the report that it is
    /// skipped, and what expressions see of it. A step that its condition skips does not take its NEXT.
    /// </summary>
    private void LowerWithExpressions(int index, BoundStep step, bool jumpsBack)
    {
        var expressions = _context.StepExpressions;
        var result = jumpsBack || expressions.IsOutputRead(step) ? ResultOf(step) : null;
        var job = new List<StepSyntax>();
        var label = step.When is null
            && step.With is null
            && !step.ContinueIfFail
            && !IsLast(step)
            && !_scope.IsUnit
            && result is null
            ? _labels[index]
            : _context.Steps.Label($"{step.JobId}_job");
        _context.Origins.Add(label, SourceMapRole.Job, _levelIndex, _thread, step);
        if (step.With is { } with)
        {
            job.Add(EvaluateWith(step, with));
        }

        var properties = step.With is null ? null : _scope.Properties;
        job.Add(Emit.Step(label, _jobs.Raise(_level, _thread, step, result, properties, _scope), step.Source.Location));
        if (expressions.IsRead(step))
        {
            job.AddRange(RecordSuccess(index, step, result, jumpsBack));
        }
        else
        {
            job.AddRange(Marks(index, step));
        }

        job.AddRange(LogDataSets(step));
        var before = new List<AssignmentSyntax>();
        if (result is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(result), ValueSyntax.Null));
        }

        if (step.When is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(_scope.Skips), ValueSyntax.Of(false)));
        }

        if (step.With is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(_scope.Properties), ValueSyntax.Of(string.Empty)));
        }

        if (_scope.HasItem && expressions.IsRead(step))
        {
            // Only what follows can read it, and only a job that succeeds or is skipped changes it.
            before.AddRange(expressions.SetWithoutOutput(step.JobId, "failed", _scope));
        }

        if (NamesCurrent)
        {
            before.Add(new AssignmentSyntax(new NameExpression(_scope.Current), _context.Texts.Of(step.JobId)));
        }

        before.Add(expressions.Evaluating(_scope, _level, _thread, step));
        Add(
            ReferenceEquals(label, _labels[index]) ? _context.Steps.Label($"{step.JobId}_begin") : _labels[index],
            SourceMapRole.Auxiliary,
            step,
            new AssignBody(before.ToEquatableList()));
        var body = step.When is { } when ? Conditional(step, when, job) : job;
        if (step.ContinueIfFail || IsLast(step))
        {
            Add(
                _context.Steps.Label($"{step.JobId}_try"),
                SourceMapRole.Auxiliary,
                step,
                RecordAndContinue(step, body, jumpsBack ? result : null));
        }
        else
        {
            _steps.AddRange(body);
        }

        if (step.Next is null)
        {
            return;
        }

        if (step.When is null)
        {
            GoOn(index, step, jumpsBack ? result : null);
            return;
        }

        var start = _steps.Count;
        GoOn(index, step, jumpsBack ? result : null, endsLoops: !jumpsBack);
        var next = _steps[start..].ToEquatableList();
        _steps.RemoveRange(start, _steps.Count - start);
        if (next.Count > 0)
        {
            _steps.Add(
                Emit.Step(
                    Auxiliary($"{step.JobId}_next_if", step),
                    new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"not({_scope.Skips})"), new StepsBody(next))])));
        }

        if (jumpsBack)
        {
            // A condition that is false ends the loop too.
            EndLoops(index, index + 1);
        }
    }

    private List<StepSyntax> Conditional(BoundStep step, BoundValue when, IEnumerable<StepSyntax> job)
    {
        var expressions = _context.StepExpressions;
        var skip = expressions.Skip([step], _scope).Select(body => Emit.Step(Auxiliary($"{step.JobId}_skip", step), body)).ToList();
        var (before, skips) = expressions.Skips(_scope, when, () => Auxiliary($"{step.JobId}_when_part", step), step);
        return
        [
            .. before,
            Emit.Step(Auxiliary($"{step.JobId}_when", step), new AssignBody([skips])),
            Emit.Step(Auxiliary($"{step.JobId}_if", step), StepExpressions.Choose(_scope.Skips, skip, job)),
        ];
    }

    /// <summary>The body with a failure that is recorded and lets the thread continue.</summary>
    private TryBody RecordAndContinue(BoundStep step, List<StepSyntax> body, string? result)
    {
        List<AssignmentSyntax> known = _scope.IsUnit
            ? [.. UnitsLowering.AddContinued(_scope)]
            : [
                IsLast(step)
                    ? SectionLowering.Recorded(_scope.Record)
                    : new(
                        new NameExpression("continued"),
                        Emit.Expression($"if(len(continued) < 100, list.concat(continued, {_scope.Record}), continued)")),
            ];
        if (result is not null)
        {
            known.Add(new AssignmentSyntax(new NameExpression(result), Emit.Map(("state", ValueSyntax.Of("failed")))));
        }

        if (_context.StepExpressions.IsRead(step))
        {
            known.AddRange(_context.StepExpressions.SetWithoutOutput(step.JobId, "failed", _scope));
        }

        return JobLowering.Catch(new StepsBody(body.ToEquatableList()), new StepsBody(
        [
            Emit.Step(Auxiliary($"{step.JobId}_failed", step), CompleteFailure()),
            Emit.Step(Auxiliary($"{step.JobId}_continue", step), EndOrContinue(_scope.Record, new AssignBody(known.ToEquatableList()))),
        ]));
    }
}
