using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>The first pass over a routine: which scope sets which names.</summary>
internal static class ScopeBuilder
{
    public static VariableScope Build(RoutineSyntax routine)
    {
        var scope = new VariableScope(null);
        foreach (var parameter in routine.Parameters)
        {
            scope.Declare(parameter.Name);
        }

        VisitSteps(routine.Steps, scope);
        return scope;
    }

    private static void VisitSteps(IReadOnlyList<StepSyntax> steps, VariableScope scope)
    {
        foreach (var step in steps)
        {
            VisitBody(step.Body, scope);
        }
    }

    private static void VisitBody(StepBody body, VariableScope scope)
    {
        switch (body)
        {
            case AssignBody assign:
                foreach (var assignment in assign.Assignments)
                {
                    if (assignment.Target is NameExpression name)
                    {
                        scope.Declare(name.Name, name.Location);
                    }
                }

                break;
            case CallBody { Result: { } result }:
                scope.Declare(result);
                break;
            case SwitchBody choice:
                foreach (var entry in choice.Entries)
                {
                    VisitBody(entry.Body, scope);
                }

                break;
            case StepsBody group:
                VisitSteps(group.Steps, scope);
                break;
            case ForBody loop:
                VisitLoop(loop.Loop, scope.AddChild());
                break;
            case ParallelBody { Loop: { } loop } parallel:
                VisitLoop(loop, scope.AddChild(parallel.Shared));
                break;
            case ParallelBody parallel:
                foreach (var branch in parallel.Branches)
                {
                    VisitSteps(branch.Steps, scope.AddChild(parallel.Shared));
                }

                break;
            case TryBody attempt:
                VisitBody(attempt.Body, scope);
                if (attempt.Except is { } except)
                {
                    VisitExcept(except, scope.AddChild());
                }

                break;
        }
    }

    private static void VisitLoop(LoopSyntax loop, VariableScope scope)
    {
        scope.Declare(loop.Value);
        if (loop.Index is { } index)
        {
            scope.Declare(index);
        }

        VisitSteps(loop.Steps, scope);
    }

    private static void VisitExcept(ExceptSyntax except, VariableScope scope)
    {
        if (except.As is { } name)
        {
            scope.Declare(name);
        }

        VisitBody(except.Body, scope);
    }
}
