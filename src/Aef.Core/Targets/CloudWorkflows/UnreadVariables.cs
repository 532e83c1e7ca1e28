using Aef.Documents.Collections;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Removes the variables that the first steps of main set and nothing reads: a part has fewer steps than the pipeline, and what starts
/// lanes has none of their jobs.
/// </summary>
internal static class UnreadVariables
{
    /// <summary>The workflow without them; the same object if it has none.</summary>
    public static WorkflowSyntax Remove(WorkflowSyntax workflow)
    {
        var main = workflow.Routines.First(r => r.Name == SupportRoutines.Main);
        var less = Remove(main);
        return ReferenceEquals(less, main)
            ? workflow
            : workflow with { Routines = workflow.Routines.Select(r => ReferenceEquals(r, main) ? less : r).ToEquatableList() };
    }

    // A value that is not needed may have been the only one that read another variable.
    private static RoutineSyntax Remove(RoutineSyntax main)
    {
        var used = SyntaxWalk.Bodies(main.Steps).SelectMany(Uses).ToHashSet(StringComparer.Ordinal);
        var steps = main.Steps.Select(s => s with { Body = Remove(s.Body, used) }).ToEquatableList();
        return steps.Equals(main.Steps) ? main : Remove(main with { Steps = steps });
    }

    private static StepBody Remove(StepBody body, HashSet<string> used)
    {
        if (body is not AssignBody assign)
        {
            return body;
        }

        var needed = assign.Assignments.Where(a => a.Target is not NameExpression { Name: var name } || used.Contains(name)).ToEquatableList();
        return needed.Count == 0 ? body : assign with { Assignments = needed };
    }

    /// <summary>The variables that a body reads, or of which it changes only a part, which must exist.</summary>
    private static IEnumerable<string> Uses(StepBody body)
    {
        var values = SyntaxValues.Of(body).SelectMany(Names);
        return body switch
        {
            AssignBody assign => values.Concat(assign.Assignments.Where(a => a.Target is not NameExpression).SelectMany(a => Names(a.Target))),
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
