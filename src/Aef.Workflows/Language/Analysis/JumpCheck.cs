using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// Checks the names of steps and the jumps to them. A jump may lead to a step of an enclosing list, or of a group in such a list; it enters
/// no other list, and never leaves a loop or a branch or iteration of a parallel step.
/// </summary>
internal sealed class JumpCheck
{
    private readonly Dictionary<StepLabel, (StepSyntax Step, StepListScope List)> _steps = [];
    private readonly List<(JumpSyntax Jump, StepListScope From, bool EndsBranch)> _jumps = [];
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
        check.VisitList(routine.Steps, new StepListScope(null, StepListKind.Group), endsBranch: false);
        foreach (var (jump, from, endsBranch) in check._jumps)
        {
            check.CheckJump(jump, from, endsBranch);
        }
    }

    /// <summary><paramref name="endsBranch"/> is true when nothing of the branch follows the list.</summary>
    private void VisitList(IReadOnlyList<StepSyntax> steps, StepListScope list, bool endsBranch)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step.Label.IsKeyword)
            {
                _diagnostics.Add(AnalysisDiagnostics.ReservedStepName.At(step.Location, step.Name));
            }
            else if (!_steps.TryAdd(step.Label, (step, list)))
            {
                _diagnostics.Add(AnalysisDiagnostics.DuplicateStep.At(step.Location, _routine.Name, step.Name)
                    .WithRelated(_steps[step.Label].Step.Location, "the first step with this name"));
            }

            VisitBody(step.Body, list, StepListKind.Group, endsBranch && i == steps.Count - 1);
        }
    }

    /// <summary><paramref name="group"/> is the kind of list that the body forms when it has steps of its own.</summary>
    private void VisitBody(StepBody body, StepListScope list, StepListKind group, bool endsBranch)
    {
        if (body.Next is { } next)
        {
            _jumps.Add((next, list, endsBranch));
        }

        if (body is ReturnBody && list.IsInParallel)
        {
            _diagnostics.Add(AnalysisDiagnostics.LeavesBranch.At(body.Location, "\"return\""));
        }

        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            VisitBody(inner, list, StepListKind.Inner, endsBranch);
        }

        var (kind, isEnd) = body switch
        {
            ForBody => (StepListKind.Loop, false),
            ParallelBody parallel => (StepListKind.Parallel, parallel.Loop is null),
            _ => (group, endsBranch),
        };
        foreach (var steps in SyntaxChildren.StepListsOf(body))
        {
            VisitList(steps, new StepListScope(list, kind), isEnd);
        }
    }

    private void CheckJump(JumpSyntax jump, StepListScope from, bool endsBranch)
    {
        if (jump.Target.IsKeyword)
        {
            CheckKeyword(jump, from, endsBranch);
        }
        else if (!_steps.TryGetValue(jump.Target, out var target))
        {
            _diagnostics.Add(AnalysisDiagnostics.UnknownTarget.At(jump.Location, _routine.Name, jump.Target.Name));
        }
        else
        {
            CheckCrossings(jump, from.CrossingsTo(target.List), target.Step.Location);
        }
    }

    private void CheckKeyword(JumpSyntax jump, StepListScope from, bool endsBranch)
    {
        if (jump.Target.Equals(StepLabel.End))
        {
            if (from.IsInParallel)
            {
                _diagnostics.Add(AnalysisDiagnostics.LeavesBranch.At(jump.Location, "\"next: end\""));
            }
        }
        else if (!from.IsInLoop && !(endsBranch && jump.Target.Equals(StepLabel.Continue)))
        {
            _diagnostics.Add(AnalysisDiagnostics.NoLoop.At(jump.Location, jump.Target.Name));
        }
    }

    private void CheckCrossings(JumpSyntax jump, JumpCrossings crossings, Location step)
    {
        var name = jump.Target.Name;
        if (crossings.HasFlag(JumpCrossings.EntersClosed))
        {
            _diagnostics.Add(AnalysisDiagnostics.JumpIntoList.At(jump.Location, name).WithRelated(step, "the step"));
        }
        else if (crossings.HasFlag(JumpCrossings.LeavesParallel))
        {
            _diagnostics.Add(AnalysisDiagnostics.LeavesBranch.At(jump.Location, $"\"next: {name}\""));
        }
        else if (crossings.HasFlag(JumpCrossings.LeavesLoop))
        {
            _diagnostics.Add(AnalysisDiagnostics.LeavesLoop.At(jump.Location, name).WithRelated(step, "the step"));
        }
        else if (crossings.HasFlag(JumpCrossings.EntersGroup))
        {
            _diagnostics.Add(AnalysisDiagnostics.JumpIntoGroup.At(jump.Location, name).WithRelated(step, "the step"));
        }
    }
}
