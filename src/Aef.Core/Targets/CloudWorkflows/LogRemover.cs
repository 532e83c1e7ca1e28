using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Removes the steps that log from a support routine. Their names begin with <c>log_</c>, and no jump leads to one.</summary>
internal static class LogRemover
{
    public static RoutineSyntax Remove(RoutineSyntax routine) => routine with { Steps = Remove(routine.Steps) };

    private static EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps) =>
        steps.Where(s => !s.Name.StartsWith("log_", StringComparison.Ordinal))
            .Select(s => s with { Body = Remove(s.Body) })
            .ToEquatableList();

    private static StepBody Remove(StepBody body) => body switch
    {
        StepsBody group => group with { Steps = Remove(group.Steps) },
        SwitchBody choice => choice with { Entries = choice.Entries.Select(e => e with { Body = Remove(e.Body) }).ToEquatableList() },
        ForBody loop => loop with { Loop = loop.Loop with { Steps = Remove(loop.Loop.Steps) } },
        TryBody attempt =>
            attempt with
            {
                Body = Remove(attempt.Body),
                Except = attempt.Except is { } except ? except with { Body = Remove(except.Body) } : null,
            },
        _ => body,
    };
}
