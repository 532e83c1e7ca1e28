using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine;

/// <summary>Evaluates single expressions as a workflow would, without running a workflow.</summary>
public static class ExpressionEvaluator
{
    private const string Arguments = "args";

    private static readonly EngineOptions Options = EngineOptions.Default with { Limits = EngineLimits.None };

    /// <summary>
    /// The value of an expression, or the error that it raises. It must not call functions that wait; the value must be one that a workflow
    /// can return, which bytes are not.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <param name="variables">The variables that it can read.</param>
    public static (WorkflowValue Value, WorkflowValue? Error) Evaluate(
        ExpressionSyntax expression,
        IReadOnlyList<(string Name, WorkflowValue Value)> variables)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(variables);
        var assignments = variables.Select((v, i) => new AssignmentSyntax(
            new NameExpression(v.Name),
            ExpressionPrinter.ToValue(ArgumentAt(i))));
        var steps = new List<StepSyntax> { new(new StepLabel("result"), new ReturnBody(ExpressionPrinter.ToValue(expression))) };
        if (variables.Count > 0)
        {
            steps.Insert(0, new StepSyntax(new StepLabel("variables"), new AssignBody(assignments.ToEquatableList())));
        }

        var main = new RoutineSyntax("main", [new ParameterSyntax(Arguments)], steps.ToEquatableList());
        var engine = new WorkflowEngine(
            WorkflowProgram.Compile(new WorkflowSyntax([main])),
            WorkflowValue.FromList([.. variables.Select(v => v.Value)]),
            Options);
        engine.Advance(DateTimeOffset.UnixEpoch);
        var execution = engine.Execution;
        WorkflowValue? error = execution.State switch
        {
            ExecutionState.Succeeded => default(WorkflowValue?),
            ExecutionState.Failed => execution.Error?.Value ?? WorkflowValue.Null,
            _ => WorkflowValue.FromString("the expression waits"),
        };
        return (execution.Result, error);
    }

    private static IndexExpression ArgumentAt(int index) =>
        new(new NameExpression(Arguments), new LiteralExpression(ScalarNode.Integer(index)));
}
