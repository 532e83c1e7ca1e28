using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Finds steps that no path leads to; of a list of them only the first, and nothing inside it.</summary>
internal sealed class ReachCheck
{
    private readonly HashSet<StepLabel> _targets = [];
    private readonly HashSet<StepLabel> _steps = [];
    private readonly DiagnosticBag _diagnostics;

    private ReachCheck(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    public static void Check(RoutineSyntax routine, DiagnosticBag diagnostics)
    {
        var check = new ReachCheck(diagnostics);
        check.CollectTargets(routine.Steps);
        check.VisitList(routine.Steps);
    }

    private void CollectTargets(IReadOnlyList<StepSyntax> steps)
    {
        foreach (var step in steps)
        {
            _steps.Add(step.Label);
            CollectTargets(step.Body);
        }
    }

    private void CollectTargets(StepBody body)
    {
        if (body.Next is { } next)
        {
            _targets.Add(next.Target);
        }

        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            CollectTargets(inner);
        }

        foreach (var list in SyntaxChildren.StepListsOf(body))
        {
            CollectTargets(list);
        }
    }

    // True when the end of the list can be reached.
    private bool VisitList(IReadOnlyList<StepSyntax> steps)
    {
        var reached = true;
        var reported = false;
        foreach (var step in steps)
        {
            reached |= _targets.Contains(step.Label);
            if (!reached)
            {
                if (!reported)
                {
                    _diagnostics.Add(HintDiagnostics.Unreachable.At(step.Location, step.Name));
                }

                reported = true;
                continue;
            }

            reported = false;
            reached = VisitBody(step.Body);
        }

        return reached;
    }

    // True when control can come out at the end of the body, to the step behind it.
    private bool VisitBody(StepBody body)
    {
        var goesOn = body switch
        {
            RaiseBody or ReturnBody => false,
            StepsBody group => VisitList(group.Steps),
            ForBody or ParallelBody => VisitInside(body),
            SwitchBody choice => VisitSwitch(choice),
            TryBody attempt => VisitBody(attempt.Body) | (attempt.Except is { } except && VisitBody(except.Body)),
            _ => true,
        };

        // A matched entry of a switch that runs to its end goes to the step behind the switch even when the switch has a `next`.
        return goesOn && (!Leaves(body.Next) || (body is SwitchBody entries && entries.Entries.Any(e => e.Body is not JumpBody)));
    }

    // A jump to a step that is not there is a finding of its own and makes no other.
    private bool Leaves(JumpSyntax? next) => next is not null && (next.Target.IsKeyword || _steps.Contains(next.Target));

    // A loop may run no round at all, and a parallel step goes on when its branches have ended.
    private bool VisitInside(StepBody body)
    {
        foreach (var list in SyntaxChildren.StepListsOf(body))
        {
            VisitList(list);
        }

        return true;
    }

    private bool VisitSwitch(SwitchBody choice)
    {
        var goesOn = !choice.Entries.Any(e => e.Condition is LiteralValue { Scalar.BooleanValue: true });
        foreach (var entry in choice.Entries)
        {
            goesOn |= VisitBody(entry.Body);
        }

        return goesOn;
    }
}
