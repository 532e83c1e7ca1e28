using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes what a support routine does for a limit of the run: the steps whose names begin with a prefix, at any depth, a variable with the
/// entry of the result that has its name, and a variable that only such steps share.
/// </summary>
internal sealed class LimitRemover(string prefix, string variable, string shared)
{
    /// <summary>Removes what belongs to <c>timeout_minutes</c>.</summary>
    public static LimitRemover Timeout { get; } = new("limit_", "limit_reached", "limit_reached");

    /// <summary>Removes what belongs to <c>deadline_minutes</c>.</summary>
    public static LimitRemover Deadline { get; } = new("late_", DeadlineLowering.LateAt, "brief");

    /// <summary>The routine without it; the same object if there is nothing to remove.</summary>
    public RoutineSyntax Remove(RoutineSyntax routine)
    {
        var removed = routine with { Steps = Remove(routine.Steps) };
        return removed.Equals(routine) ? routine : removed;
    }

    private EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps) =>
        steps.Where(s => !s.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(s => s with { Body = Remove(s.Body) })
            .ToEquatableList();

    private StepBody Remove(StepBody body) => body switch
    {
        StepsBody group => group with { Steps = Remove(group.Steps) },
        SwitchBody choice => choice with { Entries = choice.Entries.Select(e => e with { Body = Remove(e.Body) }).ToEquatableList() },
        ForBody loop => loop with { Loop = Remove(loop.Loop) },
        ParallelBody { Loop: { } loop } parallel => parallel with
        {
            Shared = parallel.Shared.Where(s => s != shared).ToEquatableList(),
            Loop = Remove(loop),
        },
        TryBody attempt => attempt with
        {
            Body = Remove(attempt.Body),
            Except = attempt.Except is { } except ? except with { Body = Remove(except.Body) } : null,
        },
        AssignBody assign => assign with
        {
            Assignments = assign.Assignments.Where(a => a.Target is not NameExpression { Name: var name } || name != variable)
                .ToEquatableList(),
        },
        ReturnBody { Value: MapValue map } result => result with
        {
            Value = map with { Entries = map.Entries.Where(e => e.Key != variable).ToEquatableList() },
        },
        _ => body,
    };

    private LoopSyntax Remove(LoopSyntax loop) => loop with { Steps = Remove(loop.Steps) };
}
