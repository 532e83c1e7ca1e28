using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>
/// The names that a list of steps sets in its own scope, without those set inside loops, except blocks and branches, which have scopes of
/// their own.
/// </summary>
internal static class DeclaredNames
{
    public static void Collect(IReadOnlyList<StepSyntax> steps, Action<string> declare)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            Collect(steps[i].Body, declare);
        }
    }

    public static void Collect(StepBody body, Action<string> declare)
    {
        switch (body)
        {
            case AssignBody assign:
                foreach (ref readonly var assignment in assign.Assignments.AsSpan())
                {
                    if (assignment.Target is NameExpression name)
                    {
                        declare(name.Name);
                    }
                }

                break;
            case CallBody { Result: { } result }:
                declare(result);
                break;
            case SwitchBody choice:
                foreach (ref readonly var entry in choice.Entries.AsSpan())
                {
                    Collect(entry.Body, declare);
                }

                break;
            case StepsBody group:
                Collect(group.Steps, declare);
                break;
            case TryBody attempt:
                Collect(attempt.Body, declare);
                break;
        }
    }
}
