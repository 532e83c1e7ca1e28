using Aef.Workflows.Measuring;
using Aef.Workflows.Syntax;

namespace Aef.Core.Measuring;

/// <summary>Reads the shape of a workflow.</summary>
internal sealed class ShapeReader
{
    private readonly Dictionary<string, RoutineSyntax> _routines = new(StringComparer.Ordinal);
    private readonly CallChains _chains;
    private string _place = string.Empty;
    private int _steps;
    private MeasuredPlace _branches = MeasuredPlace.None;
    private MeasuredPlace _expression = MeasuredPlace.None;
    private MeasuredPlace _assignments = MeasuredPlace.None;
    private MeasuredPlace _conditions = MeasuredPlace.None;

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
        var parameters = MeasuredPlace.None;
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
            _place = $"{routine}.{step.Name}";
            Walk(routine, step.Body);
        }
    }

    private void Walk(string routine, StepBody body)
    {
        switch (body)
        {
            case AssignBody assign:
                Raise(ref _assignments, assign.Assignments.Count, _place);
                break;
            case SwitchBody choice:
                Raise(ref _conditions, choice.Entries.Count, _place);
                break;
            case ParallelBody { Loop: null } parallel:
                Raise(ref _branches, parallel.Branches.Count, _place);
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
                Raise(ref _expression, expression.Text.Length, _place);
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
                    Measure(entry.Value);
                }

                break;
        }
    }

    private static void Raise(ref MeasuredPlace largest, int value, string place)
    {
        if (value > largest.Value)
        {
            largest = new MeasuredPlace(value, place);
        }
    }
}
