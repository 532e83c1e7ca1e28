using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>Prints statements as the formatter of ruff does: at most 110 columns, and one item per line with a comma after each.</summary>
internal sealed class PyPrinter
{
    private readonly StringBuilder _text = new();

    /// <summary>The source of statements, with LF line endings.</summary>
    public static string Print(IReadOnlyList<PyStatement> statements)
    {
        var printer = new PyPrinter();
        printer.Body(statements, 0);
        return printer._text.ToString();
    }

    private void Body(IReadOnlyList<PyStatement> statements, int indent)
    {
        PyStatement? before = null;
        foreach (var statement in statements)
        {
            if (indent == 0 || statement is not PyBlankLine || before is not (null or PyBlankLine))
            {
                Statement(statement, indent);
            }

            before = statement;
        }
    }

    private void Statement(PyStatement statement, int indent)
    {
        switch (statement)
        {
            case PyBlankLine:
                _text.Append('\n');
                break;
            case PyComment comment:
                Line(indent, "# " + string.Concat(comment.Text.Select(c => char.IsControl(c) ? ' ' : c)));
                break;
            case PyAssign assign:
                Line(indent, $"{assign.Name} = {Value(assign.Value, indent, assign.Name.Length + 3, 0)}");
                break;
            case PyAssignItem item:
                var target = PyLayout.Flat(new PyIndex(item.Name, new PyString(item.Key)));
                Line(indent, $"{target} = {Value(item.Value, indent, target.Length + 3, 0)}");
                break;
            case PyReturn result:
                Line(indent, "return " + Value(result.Value, indent, "return ".Length, 0));
                break;
            case PyExpressionStatement expression:
                Line(indent, Value(expression.Value, indent, 0, 0));
                break;
            case PyWith with:
                var name = with.Name is null ? ":" : $" as {PyIdentifier.Checked(with.Name)}:";
                Line(indent, $"with {PyLayout.Print(with.Context, indent, indent + "with ".Length, name.Length)}{name}");
                Body(with.Body, indent + PyLayout.Step);
                break;
            case PyFunction function:
                Function(function, indent);
                break;
            case PyLibrary library:
                _text.Append(library.Source);
                break;
            default:
                throw new AefInternalException($"{statement.GetType().Name} cannot be printed");
        }
    }

    private void Function(PyFunction function, int indent)
    {
        if (function.Decorator is { } decorator)
        {
            Line(indent, "@" + PyLayout.Print(decorator, indent, indent + 1, 0));
        }

        var parameters = string.Join(", ", function.Parameters.Select(Parameter));
        Line(indent, $"def {PyIdentifier.Checked(function.Name)}({parameters}):");
        Line(indent + PyLayout.Step, $"\"\"\"{Documentation(function.Documentation)}\"\"\"");
        Body(function.Body, indent + PyLayout.Step);
    }

    private static string Parameter(string name) => name.StartsWith("**", StringComparison.Ordinal)
        ? "**" + PyIdentifier.Checked(name[2..])
        : PyIdentifier.Checked(name);

    /// <summary>The documentation of a function is this target's own text and names that it created.</summary>
    private static string Documentation(string text) =>
        text.All(c => c is >= ' ' and <= '~' and not ('"' or '\\')) ? text : throw new AefInternalException("unsafe documentation");

    private static string Value(PyExpression value, int indent, int prefix, int suffix) =>
        PyLayout.Parenthesized(value, indent, indent + prefix, suffix);

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text).Append('\n');
}
