using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Expressions of the workflow language as expressions of Python with the same value, in a function that a task calls. An operator of
/// Python is used where the types make it certain that it does the same; elsewhere a function of the library does what the language
/// requires. What has no equivalent is an error.
/// </summary>
internal sealed partial class ExpressionTranslator(DagContext context)
{
    /// <summary>The functions that return bytes, which can only be arguments of other functions.</summary>
    private static readonly string[] ReturningBytes =
        ["base64.decode", "hash.compute_checksum", "hash.compute_hmac", "json.encode", "text.encode"];

    private readonly SortedSet<string> _parameters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PyExpression> _rendered = new(StringComparer.Ordinal);

    /// <summary>The variable of the function that has the variables of the run; null means that another task has set them.</summary>
    public string? Variables { get; init; }

    /// <summary>The variable of the function that has the answer of a job; null outside of the output of an executor.</summary>
    public string? Answer { get; init; }

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
        BoundExpression { Syntax: CallExpression { Function: var function } } when ReturningBytes.Contains(function) =>
            Refuse(value.Location, $"the bytes that {function} returns as a value"),
        BoundExpression expression => Translate(expression.Syntax, Of(expression)),
        BoundText text => new PyCall(context.Call("join_text"), [.. text.Parts.Select(Value)], []),
        BoundList list => new PyList([.. list.Items.Select(Value)]),
        BoundMap map => new PyDict([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, Value(e.Value)))]),
        _ => throw new AefInternalException($"{value.GetType().Name} cannot be translated"),
    };

    /// <summary>A condition, which is an error if it is not a boolean.</summary>
    public PyExpression Condition(BoundValue condition) => condition switch
    {
        BoundExpression expression => Operand(expression.Syntax, Of(expression)),
        _ => Value(condition),
    };

    private static Whole Of(BoundExpression expression) => new(expression, new ReferenceIndex(expression.Names));

    private PyExpression Refuse(Location location, string what)
    {
        context.Diagnostics.Add(AirflowDiagnostics.NoTranslation.At(location, what));
        return PyConstant.None;
    }

    private PyCall Call(string function, params ReadOnlySpan<PyExpression> arguments) => new(context.Call(function), [.. arguments], []);

    private PyExpression Translate(ExpressionSyntax node, Whole whole) => whole.Names.SymbolOf(node) is { } symbol
        ? Symbol(symbol, whole)
        : node switch
        {
            LiteralExpression literal => PyData.Of(literal.Value),
            ListExpression list => new PyList([.. list.Items.Select(i => Translate(i, whole))]),
            UnaryExpression { Operator: UnaryOperator.Not } not => new PyUnary("not", Operand(not.Operand, whole)),
            UnaryExpression { Operand: LiteralExpression { Value.ScalarKind: ScalarKind.Integer or ScalarKind.Double } } negative =>
                new PyUnary("-", Translate(negative.Operand, whole)),
            UnaryExpression negative => Call("negate_value", Translate(negative.Operand, whole)),
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary => new PyBinary(
                binary.Operator == BinaryOperator.And ? "and" : "or", Operand(binary.Left, whole), Operand(binary.Right, whole)),
            BinaryExpression binary => Operation(binary, whole),
            CallExpression call => Function(call, whole),
            MemberExpression member => new PyIndex(Translate(member.Target, whole), new PyString(member.Member)),
            IndexExpression { Index: LiteralExpression { Value: ScalarNode { ScalarKind: ScalarKind.String } key } } index =>
                new PyIndex(Translate(index.Target, whole), new PyString(key.Text)),
            IndexExpression { Index: LiteralExpression { Value: { ScalarKind: ScalarKind.Integer, IntegerValue: >= 0 } at } } index
                when TypeOf(index.Target, whole) == ExpressionType.List =>
                    new PyIndex(Translate(index.Target, whole), new PyInteger(at.IntegerValue)),
            IndexExpression index => Call("element_at", Translate(index.Target, whole), Translate(index.Index, whole)),
            _ => Refuse(whole.Location, "this expression"),
        };

    private PyExpression Function(CallExpression call, Whole whole)
    {
        if (AirflowFunctions.Find(call.Function) is not { } function)
        {
            return Refuse(call.Location, $"the function {call.Function}");
        }

        if (call.Arguments.Count > function.MostArguments)
        {
            return Refuse(call.Location, $"the function {call.Function} with an argument for its format");
        }

        PyExpression[] arguments = [.. call.Arguments.Select(a => Translate(a, whole))];
        return function.Name == function.Python ? PyCall.Of(function.Python, arguments) : Call(function.Python, arguments);
    }

    /// <summary>An operand that must be true or false: Python would accept other values.</summary>
    private PyExpression Operand(ExpressionSyntax node, Whole whole) =>
        TypeOf(node, whole) == ExpressionType.Boolean ? Translate(node, whole) : Call("truth", Translate(node, whole));

    private ExpressionType TypeOf(ExpressionSyntax node, Whole whole) => context.Types.Of(node, whole.Names);

    /// <summary>The expression that a node is part of.</summary>
    private readonly record struct Whole(BoundExpression Expression, ReferenceIndex Names)
    {
        public Location Location => Expression.Location;
    }
}
