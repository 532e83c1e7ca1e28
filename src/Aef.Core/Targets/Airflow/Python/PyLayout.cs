using System.Text;
using static Aef.Core.Targets.Airflow.Python.PyLine;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>The layout of an expression: on one line if it fits, otherwise one part per line.</summary>
internal static class PyLayout
{
    /// <summary>The widest line.</summary>
    public const int Width = 110;

    /// <summary>The columns of one level of indentation.</summary>
    public const int Step = 4;

    /// <summary>
    /// An expression that begins at <paramref name="column"/> of a line with <paramref name="indent"/>, and is followed by
    /// <paramref name="suffix"/> more characters. It breaks only inside of its own brackets.
    /// </summary>
    public static string Print(PyExpression expression, int indent, int column, int suffix)
    {
        if (Within(expression, Width - column - suffix) is { } flat)
        {
            return flat;
        }

        return expression switch
        {
            PyCall { Arguments.Count: 0, Keywords.Count: 0 } or PyList { Items.Count: 0 } or PyDict { Entries.Count: 0 } =>
                Flat(expression),
            PyCall { Arguments: [PyString text], Keywords.Count: 0 } call
                when Within(expression, Width - indent - Step - 1) is null =>
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
            _ => Flat(expression),
        };
    }

    /// <summary>The same where parentheses may be added: after <c>=</c>, <c>:</c> or <c>return</c>, and around a whole statement.</summary>
    public static string Parenthesized(PyExpression expression, int indent, int column, int suffix)
    {
        if (expression is PyDocument document)
        {
            return PyText.Document(document.Value) ?? Parenthesized(new PyString(document.Value), indent, column, suffix);
        }

        if (expression is not (PyString or PyBinary or PyUnary))
        {
            return Print(expression, indent, column, suffix);
        }

        if (Within(expression, Width - column - suffix) is { } flat)
        {
            return flat;
        }

        var inner = indent + Step;
        var lines = expression is PyString text ? PyText.Pieces(text.Value, Width - inner) : [.. Operands(expression, inner, string.Empty)];
        return $"(\n{Lines(lines, inner)}{new string(' ', indent)})";
    }

    private static string Lines(IEnumerable<string> lines, int indent) =>
        string.Concat(lines.Select(l => new string(' ', indent) + l + "\n"));

    /// <summary>The expression on one line.</summary>
    public static string Flat(PyExpression expression) => Of(expression);

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
        Within(expression, Width - indent - prefix.Length) is { } flat
            ? [prefix + flat]
            : Operands(expression, indent, prefix);

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
}
