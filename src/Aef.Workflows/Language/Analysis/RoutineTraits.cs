using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// What routines do, directly or through the routines that they call: whether they sleep, and whether they can end a loop around them.
/// </summary>
internal sealed class RoutineTraits
{
    private readonly HashSet<string> _sleeping = new(StringComparer.Ordinal);
    private readonly HashSet<string> _givingUp = new(StringComparer.Ordinal);

    public RoutineTraits(WorkflowSyntax workflow)
    {
        var callers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var routine in workflow.Routines)
        {
            foreach (var body in routine.Steps.SelectMany(s => SyntaxReads.AllBodies(s.Body)))
            {
                Poll(routine.Name, body, callers);
            }
        }

        Spread(_sleeping, callers);
        Spread(_givingUp, callers);
    }

    /// <summary>True when a call of the routine may sleep.</summary>
    public bool Sleeps(string routine) => _sleeping.Contains(routine);

    /// <summary>True when the routine raises an error or reads the time: a loop around it may end by that.</summary>
    public bool MayGiveUp(string routine) => _givingUp.Contains(routine);

    private void Poll(string routine, StepBody body, Dictionary<string, List<string>> callers)
    {
        if (body is RaiseBody)
        {
            _givingUp.Add(routine);
        }

        var calls = SyntaxReads.ValuesOf(body).SelectMany(SyntaxReads.CallsIn);
        foreach (var callee in body is CallBody call ? calls.Prepend(call.Callee) : calls)
        {
            switch (callee)
            {
                case "sys.sleep" or "sys.sleep_until":
                    _sleeping.Add(routine);
                    break;
                case "sys.now":
                    _givingUp.Add(routine);
                    break;
                default:
                    if (!callers.TryGetValue(callee, out var found))
                    {
                        callers.Add(callee, found = []);
                    }

                    found.Add(routine);
                    break;
            }
        }
    }

    private static void Spread(HashSet<string> trait, Dictionary<string, List<string>> callers)
    {
        var open = new Stack<string>(trait);
        while (open.TryPop(out var routine))
        {
            foreach (var caller in callers.GetValueOrDefault(routine, []).Where(trait.Add))
            {
                open.Push(caller);
            }
        }
    }
}
