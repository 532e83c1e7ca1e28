using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Every body of a list of steps, at any depth.</summary>
internal static class SyntaxWalk
{
    public static IEnumerable<StepBody> Bodies(IEnumerable<StepSyntax> steps) => steps.SelectMany(s => Bodies(s.Body));

    private static IEnumerable<StepBody> Bodies(StepBody body) => Inner(body).Prepend(body);

    private static IEnumerable<StepBody> Inner(StepBody body) => body switch
    {
        StepsBody group => Bodies(group.Steps),
        SwitchBody choice => choice.Entries.SelectMany(e => Bodies(e.Body)),
        ForBody loop => Bodies(loop.Loop.Steps),
        ParallelBody parallel =>
            parallel.Branches.SelectMany(b => Bodies(b.Steps)).Concat(parallel.Loop is null ? [] : Bodies(parallel.Loop.Steps)),
        TryBody attempt => Bodies(attempt.Body).Concat(attempt.Except is null ? [] : Bodies(attempt.Except.Body)),
        _ => [],
    };
}
