using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes the variables that the first steps of main set and nothing reads: a part has fewer steps than the pipeline, and what starts
/// lanes has none of their jobs. Without log entries, the routine that runs a job does not read the answer of a job without output.
/// </summary>
internal static class UnreadVariables
{
    /// <summary>The workflow without them; the same object if it has none.</summary>
    public static WorkflowSyntax Remove(WorkflowSyntax workflow)
    {
        var routines = workflow.Routines
            .Select(r => r.Name is SupportRoutines.Main or SupportRoutines.Job ? Remove(r) : r)
            .ToEquatableList();
        return routines.Zip(workflow.Routines).All(r => ReferenceEquals(r.First, r.Second))
            ? workflow
            : workflow with { Routines = routines };
    }

    // A value that is not needed may have been the only one that read another variable.
    private static RoutineSyntax Remove(RoutineSyntax routine)
    {
        var unread = routine.Steps.SelectMany(s => Targets(s.Body)).ToHashSet(StringComparer.Ordinal);
        MarkAll(routine.Steps, unread);
        if (unread.Count == 0)
        {
            return routine; // the usual case, found after a part of a large routine
        }

        var steps = Remove(routine.Steps, unread);
        return steps.Equals(routine.Steps) ? routine : Remove(routine with { Steps = steps });
    }

    /// <summary>The variables that <see cref="Remove(StepBody, HashSet{string})"/> could remove.</summary>
    private static IEnumerable<string> Targets(StepBody body) => body switch
    {
        AssignBody assign => assign.Assignments.Select(a => a.Target).OfType<NameExpression>().Select(n => n.Name),
        CallBody { Result: { } result } => [result],
        StepsBody group => group.Steps.SelectMany(s => Targets(s.Body)),
        SwitchBody choice => choice.Entries.SelectMany(e => Targets(e.Body)),
        TryBody attempt => Targets(attempt.Body),
        _ => [],
    };

    private static EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps, HashSet<string> unread) =>
        steps.Select(s => s with { Body = Remove(s.Body, unread) }).ToEquatableList();

    private static StepBody Remove(StepBody body, HashSet<string> unread) => body switch
    {
        AssignBody assign => Remove(assign, unread),
        CallBody { Result: { } result } call when unread.Contains(result) => call with { Result = null },
        StepsBody group => group with { Steps = Remove(group.Steps, unread) },
        SwitchBody choice =>
            choice with { Entries = choice.Entries.Select(e => e with { Body = Remove(e.Body, unread) }).ToEquatableList() },
        TryBody attempt => attempt with { Body = Remove(attempt.Body, unread) },
        _ => body,
    };

    private static AssignBody Remove(AssignBody assign, HashSet<string> unread)
    {
        var needed = assign.Assignments.Where(a => a.Target is not NameExpression { Name: var name } || !unread.Contains(name))
            .ToEquatableList();
        return needed.Count == 0 ? assign : assign with { Assignments = needed };
    }

    // From the end, where main reads what it has set for the whole run.
    private static void MarkAll(EquatableList<StepSyntax> steps, HashSet<string> unread)
    {
        for (var i = steps.Count - 1; i >= 0 && unread.Count > 0; i--)
        {
            MarkAll(steps[i].Body, unread);
        }
    }

    private static void MarkAll(StepBody body, HashSet<string> unread)
    {
        if (unread.Count == 0)
        {
            return;
        }

        MarkRead(body, unread);
        SyntaxChildren.Visit(body, unread, MarkAll, MarkAll);
    }

    /// <summary>Removes from the set what a body reads, or of which it changes only a part, which must exist.</summary>
    private static void MarkRead(StepBody body, HashSet<string> unread)
    {
        foreach (var value in SyntaxValues.Of(body))
        {
            MarkRead(value, unread);
        }

        switch (body)
        {
            case AssignBody assign:
                foreach (var target in assign.Assignments.Select(a => a.Target).Where(t => t is not NameExpression))
                {
                    MarkRead(target, unread);
                }

                break;
            case ParallelBody parallel:
                unread.ExceptWith(parallel.Shared);
                break;
        }
    }

    private static void MarkRead(ValueSyntax value, HashSet<string> unread)
    {
        switch (value)
        {
            case ExpressionValue expression:
                MarkRead(expression.Expression, unread);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    MarkRead(item, unread);
                }

                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (entry.KeyExpression is { } key)
                    {
                        MarkRead(key, unread);
                    }

                    MarkRead(entry.Value, unread);
                }

                break;
        }
    }

    private static void MarkRead(ExpressionSyntax expression, HashSet<string> unread)
    {
        if (expression is NameExpression name)
        {
            unread.Remove(name.Name);
        }

        foreach (var child in ExpressionTree.ChildrenOf(expression))
        {
            MarkRead(child, unread);
        }
    }
}
