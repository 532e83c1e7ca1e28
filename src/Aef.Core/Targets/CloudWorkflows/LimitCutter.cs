using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Cuts every call and every pause of the support library to the end of the run, <c>run.end</c>, in the routines that get the run. After
/// the end, only the one last poll of a job calls, with its whole timeout. The policy that repeats a start cannot be cut, so the routine
/// <c>aef_repeat_start</c> replaces it.
/// </summary>
internal static class LimitCutter
{
    private const string Run = "run";
    private static readonly ExpressionSyntax End = Expressions.Parse("run.end");
    private static readonly ExpressionSyntax Left = Expressions.Parse("math.max(0, run.end - sys.now())");
    private static readonly ExpressionSyntax LeftOfCall = Expressions.Parse(
        "if(sys.now() < run.end, run.end - sys.now(), profile.timeout)");

    /// <summary>The routine with its calls and pauses cut.</summary>
    public static RoutineSyntax Cut(RoutineSyntax routine) =>
        routine.Parameters.Any(p => p.Name == Run) && !SupportRoutines.IsAdmission(routine.Name)
        ? routine with { Steps = Cut(routine.Steps) }
        : routine;

    private static EquatableList<StepSyntax> Cut(EquatableList<StepSyntax> steps) =>
        steps.Select(s => s with { Body = Cut(s.Body) }).ToEquatableList();

    private static StepBody Cut(StepBody body) => body switch
    {
        StepsBody group => group with { Steps = Cut(group.Steps) },
        SwitchBody choice => choice with { Entries = choice.Entries.Select(e => e with { Body = Cut(e.Body) }).ToEquatableList() },
        ForBody loop => loop with { Loop = loop.Loop with { Steps = Cut(loop.Loop.Steps) } },
        TryBody attempt => attempt with
        {
            Body = Cut(attempt.Body),
            Retry = attempt.Retry is null || attempt.Except is null ? attempt.Retry : null,
            Except = attempt.Except is { } except ? except with { Body = Cut(except.Body) } : null,
        },
        CallBody { Callee: "sys.sleep", Args: MapValue args } call => call with { Args = CutEntry(args, "seconds", Left) },
        CallBody
        {
            Callee: "http.post" or "http.get" or SupportRoutines.ConnectorCall or SupportRoutines.Execute,
            Args: MapValue args,
        } call => call with
        {
            Args = CutEntry(args, "timeout", LeftOfCall),
        },
        AssignBody assign => assign with { Assignments = assign.Assignments.Select(Cut).ToEquatableList() },
        _ => body,
    };

    /// <summary>The limit of a job is not after the end of the run.</summary>
    private static AssignmentSyntax Cut(AssignmentSyntax assignment) => assignment is { Target: NameExpression { Name: "deadline" } }
        ? assignment with { Value = Least(assignment.Value, End) }
        : assignment;

    private static MapValue CutEntry(MapValue args, string key, ExpressionSyntax left) =>
        args with { Entries = args.Entries.Select(e => e.Key == key ? e with { Value = Least(e.Value, left) } : e).ToEquatableList() };

    private static ValueSyntax Least(ValueSyntax value, ExpressionSyntax left)
    {
        ExpressionSyntax? own = value switch
        {
            ExpressionValue expression => expression.Expression,
            LiteralValue literal => new LiteralExpression(literal.Scalar),
            _ => null,
        };
        return own is null
            ? value
            : ExpressionPrinter.ToValue(new CallExpression("math.min", EquatableList.Create<ExpressionSyntax>([own, left])));
    }
}
