using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>The parameters of steps.</content>
internal sealed partial class ThreadLowering
{
    /// <summary>True for a step that one call can run, with its condition and parameters.</summary>
    private bool IsDirect(BoundStep step) =>
        _level.Section == PipelineSection.Levels && !_scope.IsUnit && _context.StepExpressions.IsDirect(step);

    /// <summary>True for a step whose expressions main evaluates before it calls the job.</summary>
    private bool Evaluates(BoundStep step) => _context.StepExpressions.Has(step) && !IsDirect(step);

    /// <summary>A step with parameters whose expressions cannot fail: one call evaluates them and runs the step.</summary>
    private void LowerDirect(int index, BoundStep step)
    {
        var arguments = new List<MapValueEntry>
        {
            new("run", Emit.Expression("run")),
            new("profile", Emit.Expression($"{JobProfileTable.Variable}[{_context.Profiles.IndexOf(step)}]")),
            new(SupportParameters.Location, _context.StepExpressions.Identity(_level, _thread, step)),
        };
        if (step.When is { } when)
        {
            arguments.Add(new("when", ExpressionPrinter.ToValue(_context.Expressions.Condition(when))));
        }

        arguments.Add(new("with", _context.Expressions.Translate(step.With!))); // only called with parameters
        if (step.Properties(_context.Parameters) is { } literal)
        {
            arguments.Add(new("properties", _context.Texts.Of(literal)));
        }

        var call = new CallBody(SupportRoutines.Step, new MapValue(arguments.ToEquatableList()), IsNoted ? Mark : null);
        var marks = IsNoted ? new[] { MarkDirect(index, step) } : [];
        if (step.ContinueIfFail)
        {
            StepBody body = marks.Length == 0
                ? call
                : new StepsBody([Emit.Step(Auxiliary($"{step.JobId}_call", step), call), .. marks]);
            Add(_labels[index], SourceMapRole.Job, step, JobLowering.RecordAndContinue(body, result: null, _context.Pipeline));
        }
        else
        {
            Add(_labels[index], SourceMapRole.Job, step, call);
            _steps.AddRange(marks);
        }
    }

    /// <summary>The variable with what <c>aef_step</c> returns: 2 for a step that has succeeded, 0 for one that is skipped.</summary>
    private string Mark => "mark" + _scope.Suffix;

    private StepSyntax MarkDirect(int index, BoundStep step) => Emit.Step(
        Auxiliary($"{step.JobId}_done", step),
        new AssignBody([_context.Resume.Mark(step, Emit.Expression(Loops.IsInLoop(index) ? $"{Mark} // 2" : Mark))]));

    /// <summary>
    /// Evaluates the parameters of a step and merges them over its properties, once for all attempts. They are not evaluated for a step
    /// that an earlier run has done, because they may read outputs that this run does not have.
    /// </summary>
    private StepSyntax EvaluateWith(BoundStep step, BoundValue with)
    {
        var (before, value) = _context.Split(
            _context.Expressions.Translate(SecretLowering.Plain(with)),
            _scope,
            () => Auxiliary($"{step.JobId}_with_part", step),
            with.Location);
        var properties = step.Properties(_context.Parameters) is { } literal
            ? _context.Texts.Of(literal)
            : Emit.Expression("run.step_properties");
        var merge = Emit.Step(
            Auxiliary($"{step.JobId}_with", step),
            new CallBody(SupportRoutines.With, Emit.Map(("properties", properties), ("with", value)), _scope.Properties));
        var isNew = new UnaryExpression(UnaryOperator.Not, _scope.IsDone(_context.Texts, step.JobId));
        return Emit.Step(
            Auxiliary($"{step.JobId}_with_if", step),
            new SwitchBody(
                [new SwitchEntrySyntax(ExpressionPrinter.ToValue(isNew), new StepsBody([.. before, merge, .. EvaluateSecrets(step, with)]))]));
    }

    /// <summary>Evaluates what the parameters with secrets need besides the secrets, which each attempt reads.</summary>
    private IEnumerable<StepSyntax> EvaluateSecrets(BoundStep step, BoundValue with)
    {
        if (with is not BoundMap map || !SecretReads.IsIn(with))
        {
            return [];
        }

        var (before, value) = _context.Split(
            _context.Secrets.Add(map, _scope.Properties),
            _scope,
            () => Auxiliary($"{step.JobId}_secrets_part", step),
            with.Location);
        var assign = new AssignBody([new AssignmentSyntax(new NameExpression(_scope.Properties), value)]);
        return [.. before, Emit.Step(Auxiliary($"{step.JobId}_secrets", step), assign)];
    }
}
