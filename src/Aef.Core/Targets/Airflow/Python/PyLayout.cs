using System.Globalization;
using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>The layout of an expression: on one line if it fits, otherwise one part per line.</summary>
internal static class PyLayout
{
    /// <summary>The widest line.</summary>
    public const int Width = 110;

    /// <summary>The columns of one level of indentation.</summary>
    public const int Step = 4;

    private const int Atom = 20;

    /// <summary>
    /// An expression that begins at <paramref name="column"/> of a line with <paramref name="indent"/>, and is followed by
    /// <paramref name="suffix"/> more characters. It breaks only inside of its own brackets.
    /// </summary>
    public static string Print(PyExpression expression, int indent, int column, int suffix)
    {
        var flat = Flat(expression);
        if (column + flat.Length + suffix <= Width)
        {
            return flat;
        }

        return expression switch
        {
            PyCall { Arguments.Count: 0, Keywords.Count: 0 } or PyList { Items.Count: 0 } or PyDict { Entries.Count: 0 } => flat,
            PyCall { Arguments: [PyString text], Keywords.Count: 0 } call when indent + Step + flat.Length >= Width =>
                Flat(call.Function)
                + $"(\n{Lines(PyText.Pieces(text.Value, Width - indent - Step), indent + Step)}{new string(' ', indent)})",
            PyCall call => Bracketed(
                Flat(call.Function) + "(",
                call.Arguments.Select(a => Item(a, indent)).Concat(call.Keywords.Select(k => Named(k.Name + "=", k.Value, indent))),
                ")",
                indent),
            PyList list => Bracketed("[", list.Items.Select(i => Item(i, indent)), "]", indent),
            PyDict dict => Bracketed("{", dict.Entries.Select(e => Named(PyText.Quote(e.Key) + ": ", e.Value, indent)), "}", indent),
            PyIndex index => $"{Flat(index.Target)}[\n{Lines([Flat(index.Index)], indent + Step)}{new string(' ', indent)}]",
            _ => flat,
        };
    }

    /// <summary>The same where parentheses may be added: after <c>=</c>, <c>:</c> or <c>return</c>, and around a whole statement.</summary>
    public static string Parenthesized(PyExpression expression, int indent, int column, int suffix)
    {
        if (expression is PyDocument document)
        {
            return PyText.Document(document.Value) ?? Parenthesized(new PyString(document.Value), indent, column, suffix);
        }

        if (expression is not (PyString or PyBinary or PyUnary) || column + Flat(expression).Length + suffix <= Width)
        {
            return Print(expression, indent, column, suffix);
        }

        var inner = indent + Step;
        var lines = expression is PyString text ? PyText.Pieces(text.Value, Width - inner) : [.. Operands(expression, inner, string.Empty)];
        return $"(\n{Lines(lines, inner)}{new string(' ', indent)})";
    }

    private static string Lines(IEnumerable<string> lines, int indent) =>
        string.Concat(lines.Select(l => new string(' ', indent) + l + "\n"));

    /// <summary>The expression on one line.</summary>
    public static string Flat(PyExpression expression) => expression switch
    {
        PyString text => PyText.Quote(text.Value),
        PyInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
        PyFloat number => Float(number.Value),
        PyConstant constant => constant.Word,
        PyName name => name.Name,
        PyAttribute attribute => $"{Operand(attribute.Target, Atom)}.{attribute.Name}",
        PyIndex index => $"{Operand(index.Target, Atom)}[{Flat(index.Index)}]",
        PyCall call => $"{Operand(call.Function, Atom)}({string.Join(", ", Parts(call))})",
        PyList list => $"[{string.Join(", ", list.Items.Select(Flat))}]",
        PyDict dict => "{" + string.Join(", ", dict.Entries.Select(e => $"{PyText.Quote(e.Key)}: {Flat(e.Value)}")) + "}",
        PyBinary binary => $"{Left(binary)} {binary.Operator} {Right(binary)}",
        PyUnary { Operator: "not" } not => "not " + Operand(not.Operand, 4),
        PyUnary unary => unary.Operator + Operand(unary.Operand, 11),
        _ => throw new AefInternalException($"{expression.GetType().Name} cannot be printed"),
    };

    private static IEnumerable<string> Parts(PyCall call) =>
        call.Arguments.Select(Flat).Concat(call.Keywords.Select(k => $"{k.Name}={Flat(k.Value)}"));

    /// <summary>The operands of a chain, each after its operator; a nested chain that is too wide is divided too.</summary>
    private static IEnumerable<string> Operands(PyExpression expression, int indent, string prefix)
    {
        if (expression is PyUnary { Operator: "not" } not && Precedence(not.Operand) > Precedence(not))
        {
            return Operands(not.Operand, indent, prefix + "not ");
        }

        if (expression is not PyBinary binary)
        {
            return [prefix + Print(expression, indent, indent + prefix.Length, 0)];
        }

        var precedence = Precedence(binary);
        var left = Precedence(binary.Left) < precedence || (IsComparison(binary) && Precedence(binary.Left) == precedence)
            ? [prefix + Left(binary)]
            : Precedence(binary.Left) == precedence ? Operands(binary.Left, indent, prefix) : Operand(binary.Left, indent, prefix);
        return left.Concat(
            Precedence(binary.Right) <= precedence
                ? [$"{binary.Operator} {Right(binary)}"]
                : Operand(binary.Right, indent, binary.Operator + " "));
    }

    private static IEnumerable<string> Operand(PyExpression expression, int indent, string prefix) =>
        indent + prefix.Length + Flat(expression).Length <= Width ? [prefix + Flat(expression)] : Operands(expression, indent, prefix);

    private static string Left(PyBinary binary) => Operand(binary.Left, IsComparison(binary) ? Precedence(binary) + 1 : Precedence(binary));

    private static string Right(PyBinary binary) => Operand(binary.Right, Precedence(binary) + 1);

    private static bool IsComparison(PyBinary binary) => Precedence(binary) == 5;

    private static string Operand(PyExpression expression, int lowest) =>
        Precedence(expression) < lowest ? $"({Flat(expression)})" : Flat(expression);

    private static int Precedence(PyExpression expression) => expression switch
    {
        PyBinary binary => binary.Operator switch
        {
            "or" => 2,
            "and" => 3,
            "==" or "!=" or "<" or ">" or "<=" or ">=" or "in" or "not in" or "is" or "is not" => 5,
            ">>" => 8,
            "+" or "-" => 9,
            _ => 10,
        },
        PyUnary { Operator: "not" } => 4,
        PyUnary or PyInteger { Value: < 0 } or PyFloat { Value: < 0 } => 11,
        PyInteger or PyFloat => Atom - 1,
        _ => Atom,
    };

    private static string Bracketed(string open, IEnumerable<string> items, string close, int indent)
    {
        var builder = new StringBuilder(open).Append('\n');
        foreach (var item in items)
        {
            builder.Append(' ', indent + Step).Append(item).Append(",\n");
        }

        return builder.Append(' ', indent).Append(close).ToString();
    }

    private static string Item(PyExpression value, int indent) =>
        Parenthesized(value, indent + Step, indent + Step, 1);

    private static string Named(string name, PyExpression value, int indent) =>
        name + Parenthesized(value, indent + Step, indent + Step + name.Length, 1);

    private static string Float(double value) => value switch
    {
        double.PositiveInfinity => "float(\"inf\")",
        double.NegativeInfinity => "float(\"-inf\")",
        _ when double.IsNaN(value) => "float(\"nan\")",
        _ => value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny(".eE") >= 0
            ? text.Replace("E", "e", StringComparison.Ordinal).Replace("e+", "e", StringComparison.Ordinal)
            : text + ".0",
    };
}
