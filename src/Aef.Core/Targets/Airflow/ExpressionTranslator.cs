using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Expressions of the workflow language as expressions of Python with the same value, in a function that a task calls. What would have
/// another value in Python is an error.
/// </summary>
internal sealed class ExpressionTranslator(DagContext context)
{
    private readonly SortedSet<string> _parameters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PyExpression> _rendered = new(StringComparer.Ordinal);

    /// <summary>The variable of the function that has the variables of the run; null means that another task has set them.</summary>
    public string? Variables { get; init; }

    /// <summary>What the function around the expressions receives.</summary>
    public IEnumerable<string> Parameters => _parameters.Concat(_rendered.Keys);

    /// <summary>The arguments of the task for the function: values that Airflow renders from templates.</summary>
    public IEnumerable<PyKeyword> Keywords => _rendered.Count == 0 ? [] : [new PyKeyword("op_kwargs", new PyDict([.. _rendered]))];

    /// <summary>The values that Airflow renders from templates.</summary>
    public IEnumerable<KeyValuePair<string, PyExpression>> Rendered => _rendered;

    /// <summary>A value, with its type.</summary>
    public PyExpression Value(BoundValue value) => value switch
    {
        BoundLiteral literal => PyData.Of(literal.Node),
        BoundExpression expression => Translate(expression.Syntax, expression),
        BoundText text when text.Parts.Any(p => p.Type is ExpressionType.Number) =>
            Refuse(text.Location, "a number that may have a fraction, in text"),
        BoundText text => new PyCall(context.Call("join_text"), [.. text.Parts.Select(Value)], []),
        BoundList list => new PyList([.. list.Items.Select(Value)]),
        BoundMap map => new PyDict([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, Value(e.Value)))]),
        _ => throw new AefInternalException($"{value.GetType().Name} cannot be translated"),
    };

    /// <summary>A condition, which is an error if it is not a boolean.</summary>
    public PyExpression Condition(BoundValue condition) => condition switch
    {
        BoundExpression expression => Operand(expression.Syntax, expression),
        _ => Value(condition),
    };

    private PyExpression Refuse(Location location, string what)
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

        return node switch
        {
            LiteralExpression literal => PyData.Of(literal.Value),
            ListExpression list => new PyList([.. list.Items.Select(i => Translate(i, whole))]),
            UnaryExpression { Operator: UnaryOperator.Not } not => new PyUnary("not", Operand(not.Operand, whole)),
            UnaryExpression { Operand: LiteralExpression } negative => new PyUnary("-", Translate(negative.Operand, whole)),
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary => new PyBinary(
                binary.Operator == BinaryOperator.And ? "and" : "or", Operand(binary.Left, whole), Operand(binary.Right, whole)),
            BinaryExpression binary when ComparisonOf(binary.Operator) is { } symbol =>
                new PyBinary(symbol, Translate(binary.Left, whole), Translate(binary.Right, whole)),
            BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } binary
                when IsInteger(binary.Left, whole) && IsInteger(binary.Right, whole) =>
                    new PyBinary(ArithmeticOf(binary.Operator), Translate(binary.Left, whole), Translate(binary.Right, whole)),
            CallExpression { Function: "default", Arguments: [var value, var other] } =>
                new PyCall(context.Call("default_value"), [Translate(value, whole), Translate(other, whole)], []),
            CallExpression { Function: "len", Arguments: [var value] } => PyCall.Of("len", Translate(value, whole)),
            MemberExpression member => new PyIndex(Translate(member.Target, whole), new PyString(member.Member)),
            IndexExpression { Index: LiteralExpression { Value: ScalarNode { ScalarKind: ScalarKind.String } key } } index =>
                new PyIndex(Translate(index.Target, whole), new PyString(key.Text)),
            IndexExpression { Index: LiteralExpression { Value: { ScalarKind: ScalarKind.Integer, IntegerValue: >= 0 } at } } index =>
                new PyIndex(Translate(index.Target, whole), new PyInteger(at.IntegerValue)),
            _ => Refuse(whole.Location, Describe(node)),
        };
    }

    /// <summary>An operand that must be true or false: Python would accept other values.</summary>
    private PyExpression Operand(ExpressionSyntax node, BoundExpression whole) =>
        IsBoolean(node, whole) ? Translate(node, whole) : new PyCall(context.Call("truth"), [Translate(node, whole)], []);

    private static bool IsBoolean(ExpressionSyntax node, BoundExpression whole) => node switch
    {
        LiteralExpression { Value.ScalarKind: ScalarKind.Boolean } or UnaryExpression { Operator: UnaryOperator.Not } => true,
        BinaryExpression binary => binary.Operator is BinaryOperator.And or BinaryOperator.Or || ComparisonOf(binary.Operator) is not null,
        _ => SymbolOf(node, whole) is InputSymbol { Input: { Type: InputType.Boolean, AlwaysHasValue: true } },
    };

    private static bool IsInteger(ExpressionSyntax node, BoundExpression whole) => node switch
    {
        LiteralExpression { Value.ScalarKind: ScalarKind.Integer } or CallExpression { Function: "len" } => true,
        _ => SymbolOf(node, whole) is InputSymbol { Input: { Type: InputType.Integer, AlwaysHasValue: true } } or IndexSymbol,
    };

    private static ExpressionSymbol? SymbolOf(ExpressionSyntax node, BoundExpression whole) =>
        whole.Names.FirstOrDefault(n => ReferenceEquals(n.Syntax, node))?.Symbol;

    private PyExpression Symbol(ExpressionSymbol symbol, BoundExpression whole)
    {
        switch (symbol)
        {
            case InputSymbol { Input.IsSecret: false } input:
                _parameters.Add("params");
                return new PyIndex(new PyName("params"), new PyString(input.Input.Name));
            case VariableSymbol { IsSecret: false } variable when Variables is { } own:
                return new PyIndex(new PyName(own), new PyString(variable.Name));
            case VariableSymbol { IsSecret: false } variable:
                _parameters.Add("ti");
                var pull = new PyCall(
                    new PyAttribute(new PyName("ti"), "xcom_pull"),
                    [],
                    [new PyKeyword("task_ids", new PyString(PrologueLowering.SetVariables))]);
                return new PyIndex(pull, new PyString(variable.Name));
            case ItemSymbol:
                _rendered[LoopLowering.Item] = new PyName(LoopLowering.Item);
                return new PyName(LoopLowering.Item);
            case IndexSymbol:
                _parameters.Add("ti");
                return new PyAttribute(new PyName("ti"), "map_index");
            case PlatformSymbol platform when context.Parameters?.Find(platform.Key) is { } value:
                return new PyString(value);
            case PlatformSymbol platform:
                context.Diagnostics.Add(AirflowDiagnostics.MissingPlatformValue.At(whole.Location, platform.Key));
                return PyConstant.None;
            case RunSymbol run:
                return Run(run, whole);
            default:
                return Refuse(whole.Location, Describe(symbol));
        }
    }

    private PyExpression Run(RunSymbol run, BoundExpression whole)
    {
        switch (run.Member)
        {
            case RunDates.Start or RunDates.End:
                var isEnd = run.Member == RunDates.End;
                var name = isEnd ? "last_day" : "first_day";
                _rendered[name] = context.Dates.Template(isEnd).Aggregate((a, b) => new PyBinary("+", a, b));
                return new PyName(name);
            case "workflow_name":
                return new PyString(context.Pipeline.Name);
            case "environment" when context.Parameters?.Environment is { } environment:
                return new PyString(environment);
            case "id":
                _parameters.Add("run_id");
                return new PyName("run_id");
            default:
                return Refuse(whole.Location, Describe(run));
        }
    }

    private static string? ComparisonOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.In => "in",
        _ => null,
    };

    private static string ArithmeticOf(BinaryOperator operation) =>
        operation == BinaryOperator.Add ? "+" : operation == BinaryOperator.Subtract ? "-" : "*";

    private static string Describe(ExpressionSyntax node) => node switch
    {
        CallExpression call => $"the function {call.Function}",
        BinaryExpression => "arithmetic with values that may be other than whole numbers",
        IndexExpression => "an index that is computed",
        _ => "this expression",
    };

    private static string Describe(ExpressionSymbol symbol) => symbol switch
    {
        StepStatusSymbol status => $"the status of {status.JobId}",
        StepOutputSymbol output => $"the output of {output.JobId}",
        RunSymbol run => $"run.{run.Member}",
        SecretSymbol or InputSymbol or VariableSymbol => "a secret",
        _ => "all inputs at once",
    };
}
