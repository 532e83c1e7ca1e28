using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Removes the steps of a support routine for a feature that a pipeline does not use; their names share a prefix.</summary>
internal static class PrefixRemover
{
    /// <summary>The routine without the outermost steps whose names begin with the prefix.</summary>
    public static RoutineSyntax Remove(RoutineSyntax routine, string prefix) =>
        routine.Steps.Any(s => s.Name.StartsWith(prefix, StringComparison.Ordinal))
            ? routine with { Steps = routine.Steps.Where(s => !s.Name.StartsWith(prefix, StringComparison.Ordinal)).ToEquatableList() }
            : routine;

    /// <summary>The routine without the steps whose names begin with the prefix, also those of groups and of <c>try</c>.</summary>
    public static RoutineSyntax RemoveAll(RoutineSyntax routine, string prefix) => routine with { Steps = Without(routine.Steps, prefix) };

    private static EquatableList<StepSyntax> Without(EquatableList<StepSyntax> steps, string prefix) =>
        steps.Where(s => !s.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(s => s with { Body = Without(s.Body, prefix) })
            .ToEquatableList();

    private static StepBody Without(StepBody body, string prefix) => body switch
    {
        StepsBody group => group with { Steps = Without(group.Steps, prefix) },
        TryBody attempt => attempt with
        {
            Body = Without(attempt.Body, prefix),
            Except = attempt.Except is { } except ? except with { Body = Without(except.Body, prefix) } : null,
        },
        _ => body,
    };

    /// <summary>The routine without what follows the last step whose name begins with the prefix, which returns.</summary>
    public static RoutineSyntax RemoveAfter(RoutineSyntax routine, string prefix)
    {
        var last = routine.Steps.Index().LastOrDefault(s => s.Item.Name.StartsWith(prefix, StringComparison.Ordinal), (-1, null!)).Index;
        return last < 0 ? routine : routine with { Steps = routine.Steps.Take(last + 1).ToEquatableList() };
    }
}
