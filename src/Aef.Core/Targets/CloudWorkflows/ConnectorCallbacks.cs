using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The routine that runs jobs of connector bindings, with or without the steps for jobs that call the run back. With them, the loop of
/// polls ends after each poll of such a job, because no step jumps out of a <c>try</c>; the steps after it wait for the next callback.
/// </summary>
internal static class ConnectorCallbacks
{
    private const string Prefix = "callback_";
    private static readonly string[] Loops = ["running", "late_again"];
    private static readonly ExpressionSyntax IsPolled = Expressions.Parse("not(\"calls_back\" in profile)");

    /// <summary>The routine for a workflow in which no job calls the run back.</summary>
    public static RoutineSyntax Remove(RoutineSyntax routine) => PrefixRemover.RemoveAll(routine, Prefix);

    /// <summary>The routine for a workflow with such jobs.</summary>
    public static RoutineSyntax Keep(RoutineSyntax routine) => routine with
    {
        Steps = routine.Steps.Select(s => s.Body is TryBody { Body: StepsBody polls } attempt
            ? s with { Body = attempt with { Body = polls with { Steps = Polled(polls.Steps) } } }
            : s).ToEquatableList(),
    };

    private static EquatableList<StepSyntax> Polled(EquatableList<StepSyntax> steps) => steps
        .Select(s => s.Body is SwitchBody { Entries: [var again] } loop && Loops.Contains(s.Name)
            ? s with { Body = loop with { Entries = [again with { Condition = And(again.Condition) }] } }
            : s)
        .ToEquatableList();

    /// <summary>The conditions of the library are expressions.</summary>
    private static ExpressionValue And(ValueSyntax condition) => ExpressionPrinter.ToValue(
        new BinaryExpression(BinaryOperator.And, ((ExpressionValue)condition).Expression, IsPolled));
}
