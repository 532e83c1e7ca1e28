using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Every body of a list of steps, at any depth.</summary>
internal static class SyntaxWalk
{
    public static IReadOnlyList<StepBody> Bodies(IEnumerable<StepSyntax> steps)
    {
        var found = new List<StepBody>();
        AddSteps(steps, found);
        return found;
    }

    private static void AddSteps(IEnumerable<StepSyntax> steps, List<StepBody> found)
    {
        foreach (var step in steps)
        {
            Add(step.Body, found);
        }
    }

    private static void Add(StepBody body, List<StepBody> found)
    {
        found.Add(body);
        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            Add(inner, found);
        }

        foreach (var steps in SyntaxChildren.StepListsOf(body))
        {
            AddSteps(steps, found);
        }
    }
}
