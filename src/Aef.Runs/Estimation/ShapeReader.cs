using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Estimation;

/// <summary>Counts the parts of a workflow's source.</summary>
internal sealed class ShapeReader
{
    private readonly Dictionary<string, RoutineSyntax> _routines = new(StringComparer.Ordinal);
    private readonly CallChains _chains;
    private string _location = string.Empty;
    private int _steps;
    private MeasuredLocation _branches = MeasuredLocation.None;
    private MeasuredLocation _expression = MeasuredLocation.None;
    private MeasuredLocation _assignments = MeasuredLocation.None;
    private MeasuredLocation _conditions = MeasuredLocation.None;

    private ShapeReader(WorkflowSyntax workflow)
    {
        foreach (var routine in workflow.Routines)
        {
            _routines[routine.Name] = routine;
        }

        _chains = new CallChains(_routines);
    }

    public static ShapeMeasure Read(WorkflowSyntax workflow)
    {
        var reader = new ShapeReader(workflow);
        var parameters = MeasuredLocation.None;
        foreach (var routine in reader._routines.Values)
        {
            Raise(ref parameters, routine.Parameters.Count, routine.Name);
            reader.Walk(routine.Name, routine.Steps);
        }

        return new ShapeMeasure(reader._steps, reader._routines.Count)
        {
            Branches = reader._branches,
            ParallelDepth = reader._chains.ParallelDepth("main"),
            CallDepth = reader._chains.CallDepth("main"),
            Expression = reader._expression,
            Assignments = reader._assignments,
            Conditions = reader._conditions,
            Parameters = parameters,
        };
    }

    private void Walk(string routine, IEnumerable<StepSyntax> steps)
    {
        foreach (var step in steps)
        {
            _steps++;
            _location = $"{routine}.{step.Name}";
            Walk(routine, step.Body);
        }
    }

    private void Walk(string routine, StepBody body)
    {
        switch (body)
        {
            case AssignBody assign:
                Raise(ref _assignments, assign.Assignments.Count, _location);
                break;
            case SwitchBody choice:
                Raise(ref _conditions, choice.Entries.Count, _location);
                break;
            case ParallelBody { Loop: null } parallel:
                Raise(ref _branches, parallel.Branches.Count, _location);
                break;
        }

        foreach (var value in SyntaxValues.Of(body))
        {
            Measure(value);
        }

        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            Walk(routine, inner);
        }

        foreach (var list in SyntaxChildren.StepListsOf(body))
        {
            Walk(routine, list);
        }
    }

    private void Measure(ValueSyntax value)
    {
        switch (value)
        {
            case ExpressionValue expression:
                Raise(ref _expression, expression.Text.Length, _location);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    Measure(item);
                }

                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (entry.KeyExpression is { } key)
                    {
                        Measure(key);
                    }

                    Measure(entry.Value);
                }

                break;
        }
    }

    private static void Raise(ref MeasuredLocation largest, int value, string location)
    {
        if (value > largest.Value)
        {
            largest = new MeasuredLocation(value, location);
        }
    }
}
