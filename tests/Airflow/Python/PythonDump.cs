using System.Globalization;
using System.Numerics;
using System.Text;

namespace Aef.Tests.Airflow.Python;

/// <summary>
/// Writes a tree as JSON in the shape of Python's own <c>ast</c>, as <c>dump_ast.py</c> does, so that both can be compared.
/// </summary>
internal static class PythonDump
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["|"] = "BitOr", ["^"] = "BitXor", ["&"] = "BitAnd", ["<<"] = "LShift", [">>"] = "RShift", ["+"] = "Add", ["-"] = "Sub",
        ["*"] =
            "Mult", ["/"] = "Div", ["//"] = "FloorDiv", ["%"] = "Mod", ["@"] = "MatMult", ["**"] = "Pow", ["=="] = "Eq", ["!="] = "NotEq",
        ["<"] =
            "Lt", [">"] = "Gt", ["<="] = "LtE", [">="] = "GtE", ["in"] = "In", ["not in"] = "NotIn", ["is"] = "Is", ["is not"] = "IsNot",
        ["and"] = "And", ["or"] = "Or",
    };

    public static string Dump(PyModule module) => Statements(module.Body);

    private static string Statement(PyStatement statement) => statement switch
    {
        PyImport s => Node(s.At, "Import", Many(s.Names, Alias)),
        PyImportFrom s => Node(s.At, "ImportFrom", Text(s.Module), Many(s.Names, Alias), "0"),
        PyAssign s => Node(s.At, "Assign", Many(s.Targets, Expression), Expression(s.Value)),
        PyAnnotatedAssign s => Node(s.At, "AnnAssign", Expression(s.Target), Expression(s.Annotation), Expression(s.Value)),
        PyAugmentedAssign s => Node(s.At, "AugAssign", Expression(s.Target), Operator(s.Operator), Expression(s.Value)),
        PyExpressionStatement s => Node(s.At, "Expr", Expression(s.Value)),
        PyWith s => Node(
            s.At,
            "With",
            Many(s.Items, i => Part("withitem", Expression(i.Context), Expression(i.As))),
            Statements(s.Body)),
        PyFunction s => Node(
            s.At,
            "FunctionDef",
            Text(s.Name),
            Parameters(s.Parameters),
            Statements(s.Body),
            Many(s.Decorators, Expression),
            Expression(s.Returns)),
        PyIf s => Node(s.At, "If", Expression(s.Test), Statements(s.Body), Statements(s.Else)),
        PyFor s => Node(s.At, "For", Expression(s.Target), Expression(s.Iterable), Statements(s.Body), Statements(s.Else)),
        PyWhile s => Node(s.At, "While", Expression(s.Test), Statements(s.Body), Statements(s.Else)),
        PyReturn s => Node(s.At, "Return", Expression(s.Value)),
        PyRaise s => Node(s.At, "Raise", Expression(s.Value), Expression(s.Cause)),
        PyWord s => Node(s.At, char.ToUpperInvariant(s.Word[0]) + s.Word[1..]),
        PyTry s => Node(
            s.At,
            "Try",
            Statements(s.Body),
            Many(s.Handlers, h => Part("ExceptHandler", Expression(h.Type), Text(h.Name), Statements(h.Body))),
            Statements(s.Else),
            Statements(s.Finally)),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, null),
    };

    private static string Expression(PyExpression? expression) => expression switch
    {
        null => "null",
        PyConstant e => Node(e.At, "Constant", Constant(e.Value)),
        PyName e => Node(e.At, "Name", Text(e.Id)),
        PyAttribute e => Node(e.At, "Attribute", Expression(e.Value), Text(e.Name)),
        PySubscript e => Node(e.At, "Subscript", Expression(e.Value), Expression(e.Index)),
        PySlice e => Node(e.At, "Slice", Expression(e.Lower), Expression(e.Upper), Expression(e.Step)),
        PyCall e => Node(
            e.At,
            "Call",
            Expression(e.Function),
            Many(e.Arguments, Expression),
            Many(e.Keywords, k => Part("keyword", Text(k.Name), Expression(k.Value)))),
        PyList e => Node(e.At, "List", Many(e.Items, Expression)),
        PyTuple e => Node(e.At, "Tuple", Many(e.Items, Expression)),
        PySet e => Node(e.At, "Set", Many(e.Items, Expression)),
        PyDictionary e => Node(e.At, "Dict", Many(e.Keys, Expression), Many(e.Values, Expression)),
        PyUnary e => Node(
            e.At,
            "UnaryOp",
            Text(e.Operator switch { "not" => "Not", "-" => "USub", "+" => "UAdd", _ => "Invert" }),
            Expression(e.Operand)),
        PyBinary e => Node(e.At, "BinOp", Expression(e.Left), Operator(e.Operator), Expression(e.Right)),
        PyBoolean e => Node(e.At, "BoolOp", Operator(e.Operator), Many(e.Values, Expression)),
        PyCompare e => Node(e.At, "Compare", Expression(e.Left), Many(e.Operators, Operator), Many(e.Others, Expression)),
        PyConditional e => Node(e.At, "IfExp", Expression(e.Test), Expression(e.Then), Expression(e.Else)),
        PyStarred e => Node(e.At, "Starred", Expression(e.Value)),
        PyLambda e => Node(e.At, "Lambda", Parameters(e.Parameters), Expression(e.Body)),
        PyComprehension { Value: { } value } e => Node(e.At, e.Kind, Expression(e.Element), Expression(value), Many(e.Clauses, Clause)),
        PyComprehension e => Node(e.At, e.Kind, Expression(e.Element), Many(e.Clauses, Clause)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, null),
    };

    private static string Clause(PyClause clause) =>
        Part("comprehension", Expression(clause.Target), Expression(clause.Iterable), Many(clause.Conditions, Expression), "0");

    private static string Alias(PyAlias alias) => Part("alias", Text(alias.Name), Text(alias.As));

    private static string Parameters(PyParameters all) => Part(
        "arguments",
        Many(all.PositionalOnly, Parameter),
        Many(all.Positional, Parameter),
        Parameter(all.Rest),
        Many(all.KeywordOnly, Parameter),
        Many(all.KeywordDefaults, Expression),
        Parameter(all.KeywordRest),
        Many(all.Defaults, Expression));

    private static string Parameter(PyParameter? parameter) =>
        parameter is null ? "null" : Part("arg", Text(parameter.Name), Expression(parameter.Annotation));

    private static string Constant(object? value) => value switch
    {
        null => "[\"none\"]",
        bool truth => truth ? "[\"bool\",true]" : "[\"bool\",false]",
        BigInteger number => $"[\"int\",\"{number.ToString(CultureInfo.InvariantCulture)}\"]",
        double real => $"[\"float\",\"{BitConverter.DoubleToInt64Bits(real):x16}\"]",
        string text => $"[\"str\",{Text(text)}]",
        byte[] bytes => $"[\"bytes\",\"{Convert.ToHexString(bytes).ToLowerInvariant()}\"]",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static string Operator(string text) => Text(Names[text]);

    private static string Statements(IEnumerable<PyStatement> statements) => Many(statements, Statement);

    private static string Many<T>(IEnumerable<T> items, Func<T, string> one) => $"[{string.Join(',', items.Select(one))}]";

    private static string Node(PyPosition at, string kind, params string[] fields) =>
        $"[{string.Join(',', fields.Prepend($"\"{kind}\",{at.Line},{at.Column}"))}]";

    private static string Part(string kind, params string[] fields) => $"[{string.Join(',', fields.Prepend($"\"{kind}\""))}]";

    private static string Text(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or > '~' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }
}
