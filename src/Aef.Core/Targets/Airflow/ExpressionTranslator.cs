using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Expressions of the workflow language as expressions of Python with the same value. What would have another value in Python is an error.
/// </summary>
internal sealed class ExpressionTranslator(DagContext context)
{
    private readonly SortedSet<string> _parameters = new(StringComparer.Ordinal);

    /// <summary>What the function around the expressions receives from the context of its task.</summary>
    public IEnumerable<string> Parameters => _parameters;

    /// <summary>An expression of Python.</summary>
    public PyExpression Translate(BoundExpression expression) => Translate(expression.Syntax, expression);

    /// <summary>Reports what cannot be translated; the file is not written then.</summary>
    public PyExpression Refuse(Location location, string what)
    {
        context.Diagnostics.Add(AirflowDiagnostics.NoTranslation.At(location, what));
        return PyConstant.None;
    }

    private PyExpression Translate(ExpressionSyntax node, BoundExpression whole)
    {
        if (whole.Names.FirstOrDefault(n => ReferenceEquals(n.Syntax, node)) is { } reference)
        {
            return Symbol(reference.Symbol, whole);
        }

        switch (node)
        {
            case LiteralExpression literal:
                return PyData.Of(literal.Value);
            case ListExpression list:
                return new PyList([.. list.Items.Select(i => Translate(i, whole))]);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return new PyUnary("not", Translate(not.Operand, whole));
            case UnaryExpression { Operand: LiteralExpression } negative:
                return new PyUnary("-", Translate(negative.Operand, whole));
            case BinaryExpression binary when OperatorOf(binary.Operator) is { } symbol:
                return new PyBinary(symbol, Translate(binary.Left, whole), Translate(binary.Right, whole));
            case CallExpression { Function: "default", Arguments: [var value, var other] }:
                return new PyCall(context.Call("default_value"), [Translate(value, whole), Translate(other, whole)], []);
            case CallExpression { Function: "len", Arguments: [var value] }:
                return PyCall.Of("len", Translate(value, whole));
            default:
                return Refuse(whole.Location, Describe(node));
        }
    }

    private PyExpression Symbol(ExpressionSymbol symbol, BoundExpression whole)
    {
        switch (symbol)
        {
            case InputSymbol input:
                _parameters.Add("params");
                return new PyIndex(new PyName("params"), new PyString(input.Input.Name));
            case PlatformSymbol platform:
                if (context.Parameters?.Find(platform.Key) is { } value)
                {
                    return new PyString(value);
                }

                context.Diagnostics.Add(AirflowDiagnostics.MissingPlatformValue.At(whole.Location, platform.Key));
                return PyConstant.None;
            case RunSymbol { Member: "workflow_name" }:
                return new PyString(context.Pipeline.Name);
            case RunSymbol { Member: "id" }:
                _parameters.Add("run_id");
                return new PyName("run_id");
            default:
                return Refuse(whole.Location, Describe(symbol));
        }
    }

    private static string? OperatorOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.In => "in",
        _ => null,
    };

    private static string Describe(ExpressionSyntax node) => node switch
    {
        CallExpression call => $"the function {call.Function}",
        BinaryExpression => "arithmetic",
        IndexExpression or MemberExpression => "a part of a value",
        _ => "this expression",
    };

    private static string Describe(ExpressionSymbol symbol) => symbol switch
    {
        VariableSymbol variable => $"variables.{variable.Name}",
        StepStatusSymbol status => $"the status of {status.JobId}",
        StepOutputSymbol output => $"the output of {output.JobId}",
        RunSymbol run => $"run.{run.Member}",
        SecretSymbol => "a secret",
        ItemSymbol or IndexSymbol => "the item of a loop",
        _ => "this name",
    };
}
