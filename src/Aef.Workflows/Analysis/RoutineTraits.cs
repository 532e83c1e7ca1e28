using Aef.Workflows.Syntax;

namespace Aef.Workflows.Analysis;

/// <summary>What routines do, directly or in the routines that they call: whether they sleep, and whether they can give up by themselves.</summary>
internal sealed class RoutineTraits(WorkflowSyntax workflow)
{
    /// <summary>True when a call of the routine may sleep.</summary>
    public bool Sleeps(string routine) => Any(routine, static body => body is CallBody { Callee: "sys.sleep" or "sys.sleep_until" }, []);

    /// <summary>True when the routine raises an error or looks at the time: a loop around it may end by that.</summary>
    public bool MayGiveUp(string routine) => Any(
        routine,
        static body => body is RaiseBody or CallBody { Callee: "sys.now" } || SyntaxReads.ValuesOf(body).SelectMany(SyntaxReads.CallsIn).Contains("sys.now"),
        []);

    private bool Any(string routine, Func<StepBody, bool> test, HashSet<string> asked)
    {
        if (!asked.Add(routine) || workflow.Routines.FirstOrDefault(r => r.Name == routine) is not { } found)
        {
            return false;
        }

        var bodies = found.Steps.SelectMany(s => SyntaxReads.AllBodies(s.Body)).ToList();
        return bodies.Exists(b => test(b)) || bodies.SelectMany(Calls).Any(c => Any(c, test, asked));
    }

    private static IEnumerable<string> Calls(StepBody body)
    {
        var calls = SyntaxReads.ValuesOf(body).SelectMany(SyntaxReads.CallsIn);
        return body is CallBody call ? calls.Prepend(call.Callee) : calls;
    }
}
