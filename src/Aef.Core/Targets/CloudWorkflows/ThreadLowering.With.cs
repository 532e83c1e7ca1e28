using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>The parameters of steps.</content>
internal sealed partial class ThreadLowering
{
    /// <summary>
    /// Evaluates the parameters of a step and merges them over its properties, once for all attempts. They are not evaluated for a step that
    /// an earlier run has done, because they may read outputs that this run does not have.
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
        var isNew = new UnaryExpression(UnaryOperator.Not, _scope.IsDone(_context.Texts, step.JobId));
        return Emit.Step(
            Auxiliary($"{step.JobId}_with_if", step),
            new SwitchBody([new SwitchEntrySyntax(Workflows.Language.Printing.ExpressionPrinter.ToValue(isNew), new StepsBody([.. before, merge]))]));
    }
}
