using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// Finds loops by <c>next</c> that poll something outside and end only when an answer decides it: nothing in them counts or reads the time.
/// Loops by <c>for</c> end by themselves. A loop polls when it sleeps, or when it makes the same call in each round; paging, where each
/// answer determines the next call, is not reported.
/// </summary>
internal sealed class PollCheck
{
    // Only this many loops of one list are checked: more warnings do not help, and the time stays proportional to the source.
    private const int MostLoops = 100;

    private readonly RoutineTraits _traits;
    private readonly DiagnosticBag _diagnostics;

    private PollCheck(RoutineTraits traits, DiagnosticBag diagnostics)
    {
        _traits = traits;
        _diagnostics = diagnostics;
    }

    public static void Check(WorkflowSyntax workflow, DiagnosticBag diagnostics)
    {
        var check = new PollCheck(new RoutineTraits(workflow), diagnostics);
        foreach (var routine in workflow.Routines)
        {
            check.CheckList(routine.Steps);
        }
    }

    private void CheckList(IReadOnlyList<StepSyntax> steps)
    {
        var seen = new HashSet<StepLabel>();
        ListFlow? flow = null;
        for (var last = 0; last < steps.Count; last++)
        {
            CheckBody(steps[last].Body);
            foreach (var jump in SyntaxReads.AllBodies(steps[last].Body).Select(b => b.Next).OfType<JumpSyntax>())
            {
                flow ??= new ListFlow(steps);
                if (seen.Count < MostLoops && flow.LocationOf(jump, last) is >= 0 and var first && first <= last && seen.Add(jump.Target))
                {
                    CheckLoop([.. flow.Between(first, last).Select(i => steps[i])], jump);
                }
            }
        }
    }

    private void CheckBody(StepBody body)
    {
        foreach (var list in SyntaxChildren.StepListsOf(body))
        {
            CheckList(list);
        }

        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            CheckBody(inner);
        }
    }

    private void CheckLoop(IReadOnlyList<StepSyntax> loop, JumpSyntax jump)
    {
        var bodies = loop.SelectMany(s => SyntaxReads.AllBodies(s.Body)).ToList();
        var changes = LoopChanges.Of(bodies);
        if (Waits(bodies, changes) && !EndsByItself(bodies, changes))
        {
            _diagnostics.Add(HintDiagnostics.PollsForever.At(jump.Location, jump.Target.Name));
        }
    }

    private bool Waits(List<StepBody> bodies, LoopChanges changes) => bodies.OfType<CallBody>().Any(call =>
        call.Callee is "sys.sleep" or "sys.sleep_until" || _traits.Sleeps(call.Callee)
        || (IsOutside(call.Callee) && !SyntaxReads.NamesIn(call.Args).Any(changes.Sets)));

    private static bool IsOutside(string function) =>
        (function.StartsWith("http.", StringComparison.Ordinal) || StandardLibrarySignatures.IsConnector(function))
            && !function.EndsWith("_predicate", StringComparison.Ordinal);

    private bool EndsByItself(List<StepBody> bodies, LoopChanges changes)
    {
        var calls = bodies.OfType<CallBody>()
            .Select(c => c.Callee)
            .Concat(bodies.SelectMany(SyntaxReads.ValuesOf).SelectMany(SyntaxReads.CallsIn));
        return calls.Any(_traits.MayGiveUp)
            || bodies.OfType<SwitchBody>().SelectMany(s => s.Entries).Any(e =>
                SyntaxReads.NamesIn(e.Condition).Any(changes.Counts) || SyntaxReads.CallsIn(e.Condition).Contains("sys.now"));
    }
}
