using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>The parameters of steps.</content>
internal sealed partial class ThreadLowering
{
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
        if (step.StepProperties is { } literal)
        {
            arguments.Add(new("properties", _context.Texts.Of(literal)));
        }

        StepBody body = new CallBody(SupportRoutines.Step, new MapValue(arguments.ToEquatableList()));
        Add(_labels[index], SourceMapRole.Job, step, step.ContinueIfFail ? JobLowering.RecordAndContinue(body, result: null) : body);
    }

    /// <summary>
    /// Evaluates the parameters of a step and merges them over its properties, once for all attempts. They are not evaluated for a step
    /// that an earlier run has done, because they may read outputs that this run does not have.
    /// </summary>
    private StepSyntax EvaluateWith(BoundStep step, BoundValue with)
    {
        var (before, value) = _context.Split(
            _context.Expressions.Translate(with),
            _scope,
            () => Auxiliary($"{step.JobId}_with_part", step),
            with.Location);
        var properties = step.StepProperties is { } literal ? _context.Texts.Of(literal) : Emit.Expression("run.step_properties");
        var merge = Emit.Step(
            Auxiliary($"{step.JobId}_with", step),
            new CallBody(SupportRoutines.With, Emit.Map(("properties", properties), ("with", value)), _scope.Properties));
        var isNew = new UnaryExpression(
            UnaryOperator.Not,
            new BinaryExpression(
                BinaryOperator.In,
                _context.Texts.Expression(step.JobId),
                new MemberExpression(new NameExpression("run"), "done")));
        return Emit.Step(
            Auxiliary($"{step.JobId}_with_if", step),
            new SwitchBody([new SwitchEntrySyntax(ExpressionPrinter.ToValue(isNew), new StepsBody([.. before, merge]))]));
    }
}
