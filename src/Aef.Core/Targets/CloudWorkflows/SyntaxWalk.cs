using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Every body of a list of steps, at any depth.</summary>
internal static class SyntaxWalk
{
    public static IReadOnlyList<StepBody> Bodies(IEnumerable<StepSyntax> steps)
    {
        var found = new List<StepBody>();
        foreach (var step in steps)
        {
            Visit(step.Body, found.Add);
        }

        return found;
    }

    /// <summary>The same without a list of them.</summary>
    public static void Visit(EquatableList<StepSyntax> steps, Action<StepBody> visit)
    {
        foreach (var step in steps)
        {
            Visit(step.Body, visit);
        }
    }

    // Without the enumerators of SyntaxChildren: every step of every compiled workflow comes here.
    private static void Visit(StepBody body, Action<StepBody> visit)
    {
        visit(body);
        switch (body)
        {
            case StepsBody group:
                Visit(group.Steps, visit);
                break;
            case SwitchBody choice:
                foreach (var entry in choice.Entries)
                {
                    Visit(entry.Body, visit);
                }

                break;
            case TryBody attempt:
                Visit(attempt.Body, visit);
                if (attempt.Except is { } except)
                {
                    Visit(except.Body, visit);
                }

                break;
            case ForBody loop:
                Visit(loop.Loop.Steps, visit);
                break;
            case ParallelBody { Loop: { } loop }:
                Visit(loop.Steps, visit);
                break;
            case ParallelBody parallel:
                foreach (var branch in parallel.Branches)
                {
                    Visit(branch.Steps, visit);
                }

                break;
        }
    }
}
