using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes what a support routine does for secrets: the steps whose names begin with <c>secret_</c> or <c>output_secret</c>.
/// </summary>
internal static class SecretRemover
{
    private static readonly string[] Prefixes = ["secret_", "output_secret"];

    public static RoutineSyntax Remove(RoutineSyntax routine) => routine with { Steps = Remove(routine.Steps) };

    private static EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps) =>
        steps.Where(s => !Prefixes.Any(p => s.Name.StartsWith(p, StringComparison.Ordinal)))
            .Select(s => s with { Body = Remove(s.Body) })
            .ToEquatableList();

    private static StepBody Remove(StepBody body) => body switch
    {
        StepsBody group => group with { Steps = Remove(group.Steps) },
        TryBody attempt => attempt with
        {
            Body = Remove(attempt.Body),
            Except = attempt.Except is { } except ? except with { Body = Remove(except.Body) } : null,
        },
        _ => body,
    };
}
