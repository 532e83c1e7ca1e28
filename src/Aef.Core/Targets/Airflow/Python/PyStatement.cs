namespace Aef.Core.Targets.Airflow.Python;

/// <summary>A statement of Python.</summary>
internal abstract record PyStatement;

/// <summary>A comment of one line.</summary>
internal sealed record PyComment(string Text) : PyStatement;

/// <summary>An empty line.</summary>
internal sealed record PyBlankLine : PyStatement;

/// <summary><c>name = value</c>.</summary>
internal sealed record PyAssign : PyStatement
{
    public PyAssign(string name, PyExpression value)
    {
        Name = PyIdentifier.Checked(name);
        Value = value;
    }

    public string Name { get; }

    public PyExpression Value { get; }
}

/// <summary><c>name["key"] = value</c>.</summary>
internal sealed record PyAssignItem(PyName Name, string Key, PyExpression Value) : PyStatement;

/// <summary>An expression as a statement.</summary>
internal sealed record PyExpressionStatement(PyExpression Value) : PyStatement;

/// <summary><c>return value</c>.</summary>
internal sealed record PyReturn(PyExpression Value) : PyStatement;

/// <summary><c>with context as name:</c>, without the name if it is null.</summary>
internal sealed record PyWith(PyExpression Context, string? Name, IReadOnlyList<PyStatement> Body) : PyStatement;

/// <summary>A function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The names of the parameters; <c>**context</c> is allowed.</param>
/// <param name="Documentation">The documentation, one line.</param>
/// <param name="Body">The statements.</param>
internal sealed record PyFunction(
    string Name,
    IReadOnlyList<string> Parameters,
    string Documentation,
    IReadOnlyList<PyStatement> Body) : PyStatement
{
    /// <summary>The decorator; null means none.</summary>
    public PyExpression? Decorator { get; init; }
}

/// <summary>Constant source of this target's library of functions; no value of a definition is ever inserted into it.</summary>
internal sealed record PyLibrary(string Source) : PyStatement;
