using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Every body of a list of steps, or of a body and what it contains, at any depth.</summary>
internal static class SyntaxWalk
{
    public static IReadOnlyList<StepBody> Bodies(StepBody body)
    {
        var found = new List<StepBody>();
        Visit(body, found.Add);
        return found;
    }

    public static void Visit(EquatableList<StepSyntax> steps, Action<StepBody> visit)
    {
        foreach (var step in steps)
        {
            Visit(step.Body, visit);
        }
    }

    private static void Visit(StepBody body, Action<StepBody> visit)
    {
        visit(body);
        SyntaxChildren.Visit(body, visit, Visit, Visit);
    }
}
