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
        var used = SyntaxWalk.Bodies(routine.Steps).SelectMany(Uses).ToHashSet(StringComparer.Ordinal);
        var steps = Remove(routine.Steps, used);
        return steps.Equals(routine.Steps) ? routine : Remove(routine with { Steps = steps });
    }

    private static EquatableList<StepSyntax> Remove(EquatableList<StepSyntax> steps, HashSet<string> used) =>
        steps.Select(s => s with { Body = Remove(s.Body, used) }).ToEquatableList();

    private static StepBody Remove(StepBody body, HashSet<string> used) => body switch
    {
        AssignBody assign => Remove(assign, used),
        CallBody { Result: { } result } call when !used.Contains(result) => call with { Result = null },
        StepsBody group => group with { Steps = Remove(group.Steps, used) },
        SwitchBody choice => choice with { Entries = choice.Entries.Select(e => e with { Body = Remove(e.Body, used) }).ToEquatableList() },
        TryBody attempt => attempt with { Body = Remove(attempt.Body, used) },
        _ => body,
    };

    private static AssignBody Remove(AssignBody assign, HashSet<string> used)
    {
        var needed = assign.Assignments.Where(a => a.Target is not NameExpression { Name: var name } || used.Contains(name))
            .ToEquatableList();
        return needed.Count == 0 ? assign : assign with { Assignments = needed };
    }

    /// <summary>The variables that a body reads, or of which it changes only a part, which must exist.</summary>
    private static IEnumerable<string> Uses(StepBody body)
    {
        var values = SyntaxValues.Of(body).SelectMany(Names);
        return body switch
        {
            AssignBody assign =>
                values.Concat(assign.Assignments.Where(a => a.Target is not NameExpression).SelectMany(a => Names(a.Target))),
            ParallelBody parallel => values.Concat(parallel.Shared),
            _ => values,
        };
    }

    private static IEnumerable<string> Names(ValueSyntax value) => value switch
    {
        ExpressionValue expression => Names(expression.Expression),
        ListValue list => list.Items.SelectMany(Names),
        MapValue map => map.Entries.SelectMany(e => (e.KeyExpression is { } key ? Names(key) : []).Concat(Names(e.Value))),
        _ => [],
    };

    private static IEnumerable<string> Names(ExpressionSyntax expression)
    {
        var names = new List<string>();
        ExpressionRewriter.Replace(expression, part =>
        {
            if (part is NameExpression name)
            {
                names.Add(name.Name);
            }

            return null;
        });
        return names;
    }
}
