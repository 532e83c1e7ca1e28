using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Changes the loops of polls in the routines that run one attempt of a job.</summary>
internal static class PollLoops
{
    /// <summary>
    /// The routine with each of its outermost steps, and of those in a <c>try</c>, as <paramref name="change"/> returns it; null drops it.
    /// </summary>
    public static RoutineSyntax Change(RoutineSyntax routine, Func<StepSyntax, StepSyntax?> change) =>
        routine with { Steps = Change(routine.Steps, change) };

    /// <summary>A step that begins its loop again only while this condition is met too; a step that is no loop stays as it is.</summary>
    public static StepSyntax Restrict(StepSyntax step, ExpressionSyntax condition) => step.Body is SwitchBody { Entries: [var again] } loop
        ? step with { Body = loop with { Entries = [again with { Condition = And(again.Condition, condition) }] } }
        : step;

    private static EquatableList<StepSyntax> Change(EquatableList<StepSyntax> steps, Func<StepSyntax, StepSyntax?> change) => steps
        .Select(change)
        .OfType<StepSyntax>()
        .Select(s => s.Body is TryBody { Body: StepsBody polls } attempt
            ? s with { Body = attempt with { Body = polls with { Steps = Change(polls.Steps, change) } } }
            : s)
        .ToEquatableList();

    /// <summary>The conditions of the library are expressions.</summary>
    private static ExpressionValue And(ValueSyntax own, ExpressionSyntax other) => ExpressionPrinter.ToValue(
        new BinaryExpression(BinaryOperator.And, ((ExpressionValue)own).Expression, other));
}
