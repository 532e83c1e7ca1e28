using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Removes the switch entries of a support routine that a pipeline never uses.</summary>
internal static class EntryRemover
{
    /// <summary>The routine without the switch entries that only call one of the named routines.</summary>
    public static RoutineSyntax RemoveCalls(RoutineSyntax routine, IReadOnlySet<string> callees) =>
        routine with { Steps = Remove(routine.Steps, callees) };

    private static EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps, IReadOnlySet<string> callees) =>
        steps.Select(s => s with { Body = Remove(s.Body, callees) }).ToEquatableList();

    private static StepBody Remove(StepBody body, IReadOnlySet<string> callees) => body switch
    {
        StepsBody group => group with { Steps = Remove(group.Steps, callees) },
        SwitchBody choice => choice with { Entries = choice.Entries.Where(e => !OnlyCalls(e.Body, callees)).ToEquatableList() },
        TryBody attempt => attempt with { Body = Remove(attempt.Body, callees) },
        _ => body,
    };

    private static bool OnlyCalls(StepBody body, IReadOnlySet<string> callees) =>
        body is StepsBody { Steps: [{ Body: CallBody call }] } && callees.Contains(call.Callee);
}
