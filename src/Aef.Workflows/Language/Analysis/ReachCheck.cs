using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Finds unreachable steps; of several in sequence only the first, and nothing inside it.</summary>
internal sealed class ReachCheck
{
    private readonly Dictionary<StepLabel, int> _targets = [];
    private readonly HashSet<StepLabel> _steps = [];
    private readonly DiagnosticBag _diagnostics;

    private ReachCheck(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    public static void Check(RoutineSyntax routine, DiagnosticBag diagnostics)
    {
        var check = new ReachCheck(diagnostics);
        foreach (var step in routine.Steps)
        {
            CountTargets(step.Body, check._targets);
        }

        check.CollectLabels(routine.Steps);
        check.VisitList(routine.Steps, reached: true);
    }

    private void CollectLabels(IReadOnlyList<StepSyntax> steps)
    {
        foreach (var step in steps)
        {
            _steps.Add(step.Label);
            foreach (var list in SyntaxReads.AllBodies(step.Body).SelectMany(SyntaxChildren.StepListsOf))
            {
                _steps.UnionWith(list.Select(s => s.Label));
            }
        }
    }

    /// <summary>The number of jumps to each step.</summary>
    private static void CountTargets(StepBody body, Dictionary<StepLabel, int> counts)
    {
        foreach (var next in SyntaxReads.AllBodies(body).Select(b => b.Next).OfType<JumpSyntax>())
        {
            counts[next.Target] = counts.GetValueOrDefault(next.Target) + 1;
        }
    }

    // True when the end of the list can be reached.
    private bool VisitList(IReadOnlyList<StepSyntax> steps, bool reached)
    {
        var reported = false;
        foreach (var step in steps)
        {
            reached |= _targets.ContainsKey(step.Label);
            if (!reached && step.Body is StepsBody group && IsEntered(group))
            {
                reported = false;
                reached = VisitList(group.Steps, reached: false) && !Leaves(group.Next);
                continue;
            }

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

    // True when a jump from outside of the group leads to one of its steps, or of the groups inside it.
    private bool IsEntered(StepsBody group)
    {
        var inside = new Dictionary<StepLabel, int>();
        CountTargets(group, inside);
        return StepsOf(group).Any(step => _targets.GetValueOrDefault(step.Label) > inside.GetValueOrDefault(step.Label));
    }

    private static IEnumerable<StepSyntax> StepsOf(StepsBody group) =>
        group.Steps.SelectMany(step => step.Body is StepsBody inner ? StepsOf(inner).Prepend(step) : [step]);

    // True when control can reach the end of the body, and so the step after it.
    private bool VisitBody(StepBody body)
    {
        if (body is SwitchBody choice)
        {
            return VisitSwitch(choice);
        }

        var goesOn = body switch
        {
            RaiseBody or ReturnBody => false,
            StepsBody group => VisitList(group.Steps, reached: true),
            ForBody or ParallelBody => VisitInside(body),
            TryBody attempt => VisitBody(attempt.Body) | (attempt.Except is { } except && VisitBody(except.Body)),
            _ => true,
        };

        return goesOn && !Leaves(body.Next);
    }

    // A jump to an unknown step has a diagnostic of its own and causes no other.
    private bool Leaves(JumpSyntax? next) => next is not null && (next.Target.IsKeyword || _steps.Contains(next.Target));

    // A loop may have no round at all, and a parallel step continues when its branches have ended.
    private bool VisitInside(StepBody body)
    {
        foreach (var list in SyntaxChildren.StepListsOf(body))
        {
            VisitList(list, reached: true);
        }

        return true;
    }

    // The `next` of a switch is for the case that no entry matches. A matched entry that runs to its end goes to the step after the switch.
    private bool VisitSwitch(SwitchBody choice)
    {
        var isReached = false;
        foreach (var entry in choice.Entries)
        {
            isReached |= VisitBody(entry.Body);
        }

        var alwaysMatches = choice.Entries.Any(e => e.Condition is LiteralValue { Scalar.BooleanValue: true });
        return isReached || (!alwaysMatches && !Leaves(choice.Next));
    }
}
