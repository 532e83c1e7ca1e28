using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes what a support routine does so that a failed run can be continued: the steps whose names begin with <c>resume_</c>, the
/// variable <c>done_now</c>, and the parameter <c>resume</c> with the entry of the report that it sets.
/// </summary>
internal static class ResumeRemover
{
    private const string Prefix = "resume_";
    private const string Variable = "done_now";

    /// <summary>Removes what makes a run process the days of the run that it continues: an assignment to
    /// <c>given.query_variables</c>.</summary>
    public static RoutineSyntax RemoveTime(RoutineSyntax routine) => routine with
    {
        Steps = routine.Steps.Select(s => s.Body is AssignBody assign
            ? s with { Body = assign with { Assignments = assign.Assignments.Where(a => !IsTime(a.Target)).ToEquatableList() } }
            : s).ToEquatableList(),
    };

    private static bool IsTime(ExpressionSyntax target) =>
        target is MemberExpression { Member: "query_variables", Target: NameExpression { Name: "given" } };

    public static RoutineSyntax Remove(RoutineSyntax routine) => routine with
    {
        Parameters = routine.Parameters.Where(p => p.Name != ResumeLowering.Resume).ToEquatableList(),
        Steps = Remove(routine.Steps),
    };

    private static EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps) =>
        steps.Where(s => !s.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(s => s with { Body = Remove(s.Body) })
            .ToEquatableList();

    private static StepBody Remove(StepBody body) => body switch
    {
        AssignBody assign => assign with
        {
            Assignments = assign.Assignments.Where(a =>
                a.Target is not (NameExpression { Name: Variable } or MemberExpression { Member: ResumeLowering.Resume })).ToEquatableList(),
        },
        ParallelBody { Loop: { } loop } parallel => parallel with
        {
            Shared = parallel.Shared.Where(s => s != Variable).ToEquatableList(),
            Loop = loop with { Steps = Remove(loop.Steps) },
        },
        ReturnBody { Value: MapValue map } result => result with
        {
            Value = map with { Entries = map.Entries.Where(e => e.Key != Variable).ToEquatableList() },
        },
        _ => body,
    };
}
