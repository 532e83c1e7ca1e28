using Aef.Core.Pipelines.Model;
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
        return
        [
            Emit.Step(
                evaluate,
                new AssignBody([expressions.Evaluating(_scope, _level, _thread, first), expressions.Skips(_scope.Skips, when)])),
            Emit.Step(choose, StepExpressions.Choose(_scope.Skips, skip, LowerSteps())),
        ];
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
                ? UnitsLowering.RecordFailure(_scope)
                : Emit.Assign(("failures", Emit.Expression($"list.concat(failures, {_scope.Record})")))),
    ]));

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
            && !step.ContinueIfFail
            && !_scope.IsUnit
            && result is null
            ? _labels[index]
            : _context.Steps.Label($"{step.JobId}_job");
        _context.Origins.Add(label, SourceMapRole.Job, _levelIndex, _thread, step);
        job.Add(Emit.Step(label, _jobs.Raise(_level, _thread, step, result, _scope), step.Source.Location));
        if (_scope.HasItem && expressions.IsListed(step) && expressions.IsOutputRead(step))
        {
            job.AddRange(UnitsLowering.CheckTotal(name => Auxiliary($"{step.JobId}_{name}", step), result!, _scope)); // set for outputs
        }

        if (expressions.IsRead(step))
        {
            job.Add(
                Emit.Step(
                    Auxiliary($"{step.JobId}_status", step),
                    new AssignBody([expressions.Set(step, "succeeded", OutputOf(step, result), _scope)])));
            if (_scope.IsUnit && expressions.IsOutputRead(step))
            {
                job.Add(
                    Emit.Step(
                        Auxiliary($"{step.JobId}_restored", step),
                        UnitsLowering.RestoreOutput(_context, step, result!, _scope))); // set for outputs
            }
        }

        var before = new List<AssignmentSyntax>();
        if (result is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(result), ValueSyntax.Null));
        }

        if (step.When is not null)
        {
            before.Add(new AssignmentSyntax(new NameExpression(_scope.Skips), ValueSyntax.Of(false)));
        }

        if (_scope.HasItem && expressions.IsRead(step))
        {
            // Only what follows can read it, and only a job that succeeds or is skipped changes it.
            before.Add(expressions.Set(step, "failed", scope: _scope));
        }

        before.Add(expressions.Evaluating(_scope, _level, _thread, step));
        Add(
            ReferenceEquals(label, _labels[index]) ? _context.Steps.Label($"{step.JobId}_begin") : _labels[index],
            SourceMapRole.Auxiliary,
            step,
            new AssignBody(before.ToEquatableList()));
        var body = step.When is { } when ? Conditional(step, when, job) : job;
        if (step.ContinueIfFail)
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
        GoOn(index, step, jumpsBack ? result : null);
        var next = _steps[start..].ToEquatableList();
        _steps.RemoveRange(start, _steps.Count - start);
        if (next.Count > 0)
        {
            _steps.Add(
                Emit.Step(
                    Auxiliary($"{step.JobId}_next_if", step),
                    new SwitchBody([new SwitchEntrySyntax(Emit.Expression($"not({_scope.Skips})"), new StepsBody(next))])));
        }
    }

    private List<StepSyntax> Conditional(BoundStep step, BoundValue when, IEnumerable<StepSyntax> job)
    {
        var expressions = _context.StepExpressions;
        var skip = expressions.Skip([step], _scope).Select(body => Emit.Step(Auxiliary($"{step.JobId}_skip", step), body)).ToList();
        return
        [
            Emit.Step(Auxiliary($"{step.JobId}_when", step), new AssignBody([expressions.Skips(_scope.Skips, when, step, _scope)])),
            Emit.Step(Auxiliary($"{step.JobId}_if", step), StepExpressions.Choose(_scope.Skips, skip, job)),
        ];
    }

    /// <summary>The body with a failure that is recorded and lets the thread continue.</summary>
    private TryBody RecordAndContinue(BoundStep step, List<StepSyntax> body, string? result)
    {
        List<AssignmentSyntax> known = _scope.IsUnit
            ? [.. UnitsLowering.AddContinued(_scope)]
            : [
                new(
                    new NameExpression("continued"),
                    Emit.Expression($"if(len(continued) < 100, list.concat(continued, {_scope.Record}), continued)")),
            ];
        if (result is not null)
        {
            known.Add(new AssignmentSyntax(new NameExpression(result), Emit.Map(("state", ValueSyntax.Of("failed")))));
        }

        if (_context.StepExpressions.IsRead(step))
        {
            known.Add(_context.StepExpressions.Set(step, "failed", scope: _scope));
        }

        return JobLowering.Catch(new StepsBody(body.ToEquatableList()), new StepsBody(
        [
            Emit.Step(Auxiliary($"{step.JobId}_failed", step), CompleteFailure()),
            Emit.Step(Auxiliary($"{step.JobId}_continue", step), new AssignBody(known.ToEquatableList())),
        ]));
    }

    /// <summary>What expressions see as the output of a step; the result of another workflow is JSON text.</summary>
    private static ValueSyntax OutputOf(BoundStep step, string? result) => result is null
        ? ValueSyntax.Null
        : Emit.Expression(step.Type == StepType.Workflows ? $"json.decode(default({result}.output, \"null\"))" : $"{result}.output");
}
