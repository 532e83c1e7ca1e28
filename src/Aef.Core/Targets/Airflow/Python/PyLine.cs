using System.Globalization;
using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>
/// An expression on one line. Most expressions are printed to find out whether a line is wide enough, so that a text that is too long is
/// not finished.
/// </summary>
internal static class PyLine
{
    private const int Atom = 20;

    [ThreadStatic]
    private static StringBuilder? _free;

    /// <summary>The expression.</summary>
    public static string Of(PyExpression expression) => Within(expression, int.MaxValue)!; // every text is short enough

    /// <summary>The expression if it has at most so many characters, otherwise null.</summary>
    public static string? Within(PyExpression expression, int most)
    {
        var output = _free ?? new StringBuilder();
        _free = null;
        Append(output, expression, most);
        var text = output.Length <= most ? output.ToString() : null;
        if (output.Capacity <= 4_096)
        {
            _free = output.Clear();
        }

        return text;
    }

    /// <summary>The left side of an operator.</summary>
    public static string Left(PyBinary binary) => Operand(binary.Left, LowestLeft(binary));

    /// <summary>The right side of an operator.</summary>
    public static string Right(PyBinary binary) => Operand(binary.Right, Precedence(binary) + 1);

    /// <summary>True for operators that Python chains.</summary>
    public static bool IsComparison(PyBinary binary) => Precedence(binary) == 5;

    /// <summary>How tightly an expression is bound; the parts of a looser one need parentheses.</summary>
    public static int Precedence(PyExpression expression) => expression switch
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

    private static int LowestLeft(PyBinary binary) => IsComparison(binary) ? Precedence(binary) + 1 : Precedence(binary);

    private static string Operand(PyExpression expression, int lowest) =>
        Precedence(expression) < lowest ? $"({Of(expression)})" : Of(expression);

    private static void Append(StringBuilder output, PyExpression expression, int most)
    {
        switch (expression)
        {
            case PyString text:
                output.Append(PyText.Quote(text.Value));
                break;
            case PyInteger number:
                output.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case PyFloat number:
                output.Append(Float(number.Value));
                break;
            case PyConstant constant:
                output.Append(constant.Word);
                break;
            case PyName name:
                output.Append(name.Name);
                break;
            case PyAttribute attribute:
                AppendOperand(output, attribute.Target, Atom, most);
                output.Append('.').Append(attribute.Name);
                break;
            case PyIndex index:
                AppendOperand(output, index.Target, Atom, most);
                output.Append('[');
                Append(output, index.Index, most);
                output.Append(']');
                break;
            case PyCall call:
                AppendOperand(output, call.Function, Atom, most);
                output.Append('(');
                AppendArguments(output, call, most);
                output.Append(')');
                break;
            case PyList list:
                output.Append('[');
                for (var i = 0; i < list.Items.Count && output.Length <= most; i++)
                {
                    Append(Separated(output, i), list.Items[i], most);
                }

                output.Append(']');
                break;
            case PyDict dict:
                output.Append('{');
                for (var i = 0; i < dict.Entries.Count && output.Length <= most; i++)
                {
                    Separated(output, i).Append(PyText.Quote(dict.Entries[i].Key)).Append(": ");
                    Append(output, dict.Entries[i].Value, most);
                }

                output.Append('}');
                break;
            case PyBinary binary:
                AppendOperand(output, binary.Left, LowestLeft(binary), most);
                output.Append(' ').Append(binary.Operator).Append(' ');
                AppendOperand(output, binary.Right, Precedence(binary) + 1, most);
                break;
            case PyUnary { Operator: "not" } not:
                output.Append("not ");
                AppendOperand(output, not.Operand, 4, most);
                break;
            case PyUnary unary:
                output.Append(unary.Operator);
                AppendOperand(output, unary.Operand, 11, most);
                break;
            default:
                throw new AefInternalException($"{expression.GetType().Name} cannot be printed");
        }
    }

    private static void AppendArguments(StringBuilder output, PyCall call, int most)
    {
        var count = 0;
        foreach (var argument in call.Arguments)
        {
            Append(Separated(output, count++), argument, most);
        }

        foreach (var keyword in call.Keywords)
        {
            if (output.Length > most)
            {
                break;
            }

            Separated(output, count++).Append(keyword.Name).Append('=');
            Append(output, keyword.Value, most);
        }
    }

    private static StringBuilder Separated(StringBuilder output, int index) => index == 0 ? output : output.Append(", ");

    private static void AppendOperand(StringBuilder output, PyExpression expression, int lowest, int most)
    {
        if (output.Length > most)
        {
            return;
        }

        if (Precedence(expression) < lowest)
        {
            output.Append('(');
            Append(output, expression, most);
            output.Append(')');
        }
        else
        {
            Append(output, expression, most);
        }
    }

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
