using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// Checks the names of steps and the jumps to them. A jump goes to a step of a list that holds the jumping step, however deep;
/// it never enters a list and never leaves a branch or iteration of a parallel step.
/// </summary>
internal sealed class JumpCheck
{
    private readonly Dictionary<StepLabel, (StepSyntax Step, StepListScope List)> _steps = [];
    private readonly List<(JumpSyntax Jump, StepListScope From)> _jumps = [];
    private readonly RoutineSyntax _routine;
    private readonly DiagnosticBag _diagnostics;

    private JumpCheck(RoutineSyntax routine, DiagnosticBag diagnostics)
    {
        _routine = routine;
        _diagnostics = diagnostics;
    }

    public static void Check(RoutineSyntax routine, DiagnosticBag diagnostics)
    {
        var check = new JumpCheck(routine, diagnostics);
        check.VisitList(routine.Steps, new StepListScope(null, StepListKind.Plain));
        foreach (var (jump, from) in check._jumps)
        {
            check.CheckJump(jump, from);
        }
    }

    private void VisitList(IReadOnlyList<StepSyntax> steps, StepListScope list)
    {
        foreach (var step in steps)
        {
            if (step.Label.IsKeyword)
            {
                _diagnostics.Add(AnalysisDiagnostics.ReservedStepName.At(step.Location, step.Name));
            }
            else if (!_steps.TryAdd(step.Label, (step, list)))
            {
                _diagnostics.Add(AnalysisDiagnostics.DuplicateStep.At(step.Location, _routine.Name, step.Name)
                    .WithRelated(_steps[step.Label].Step.Location, "the first one"));
            }

            VisitBody(step.Body, list);
        }
    }

    private void VisitBody(StepBody body, StepListScope list)
    {
        if (body.Next is { } next)
        {
            _jumps.Add((next, list));
        }

        if (body is ReturnBody && list.IsInParallel)
        {
            _diagnostics.Add(AnalysisDiagnostics.LeavesBranch.At(body.Location, "'return'"));
        }

        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            VisitBody(inner, list);
        }

        var kind = body switch { ForBody => StepListKind.Loop, ParallelBody => StepListKind.Parallel, _ => StepListKind.Plain };
        foreach (var steps in SyntaxChildren.StepListsOf(body))
        {
            VisitList(steps, new StepListScope(list, kind));
        }
    }

    private void CheckJump(JumpSyntax jump, StepListScope from)
    {
        if (jump.Target.Name is "break" or "continue")
        {
            if (!from.IsInLoop)
            {
                _diagnostics.Add(AnalysisDiagnostics.NoLoop.At(jump.Location, jump.Target.Name));
            }
        }
        else if (jump.Target.Name == "end")
        {
            if (from.IsInParallel)
            {
                _diagnostics.Add(AnalysisDiagnostics.LeavesBranch.At(jump.Location, "'next: end'"));
            }
        }
        else if (!_steps.TryGetValue(jump.Target, out var target))
        {
            _diagnostics.Add(AnalysisDiagnostics.UnknownTarget.At(jump.Location, _routine.Name, jump.Target.Name));
        }
        else if (!from.IsInside(target.List, out var leavesParallel))
        {
            _diagnostics.Add(AnalysisDiagnostics.JumpIntoList.At(jump.Location, jump.Target.Name).WithRelated(target.Step.Location, "the step"));
        }
        else if (leavesParallel)
        {
            _diagnostics.Add(AnalysisDiagnostics.LeavesBranch.At(jump.Location, $"'next: {jump.Target.Name}'"));
        }
    }
}
