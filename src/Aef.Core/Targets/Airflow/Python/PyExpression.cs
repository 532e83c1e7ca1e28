namespace Aef.Core.Targets.Airflow.Python;

/// <summary>An expression of Python. A string is always data: only <see cref="PyText"/> decides how it is written.</summary>
internal abstract record PyExpression;

/// <summary>A string, with any characters.</summary>
internal sealed record PyString(string Value) : PyExpression;

/// <summary>A whole number.</summary>
internal sealed record PyInteger(long Value) : PyExpression;

/// <summary>A floating-point number.</summary>
internal sealed record PyFloat(double Value) : PyExpression;

/// <summary><c>True</c>, <c>False</c> or <c>None</c>.</summary>
internal sealed record PyConstant(string Word) : PyExpression
{
    public static PyConstant True { get; } = new("True");

    public static PyConstant False { get; } = new("False");

    public static PyConstant None { get; } = new("None");

    public static PyConstant Of(bool value) => value ? True : False;
}

/// <summary>A variable, function or class.</summary>
internal sealed record PyName : PyExpression
{
    public PyName(string name) => Name = PyIdentifier.Checked(name);

    public string Name { get; }
}

/// <summary><c>target.name</c>.</summary>
internal sealed record PyAttribute : PyExpression
{
    public PyAttribute(PyExpression target, string name)
    {
        Target = target;
        Name = PyIdentifier.Checked(name);
    }

    public PyExpression Target { get; }

    public string Name { get; }
}

/// <summary><c>target[index]</c>.</summary>
internal sealed record PyIndex(PyExpression Target, PyExpression Index) : PyExpression;

/// <summary>A call with positional and named arguments.</summary>
internal sealed record PyCall(
    PyExpression Function,
    IReadOnlyList<PyExpression> Arguments,
    IReadOnlyList<PyKeyword> Keywords) : PyExpression
{
    public static PyCall Of(string function, params PyExpression[] arguments) => new(new PyName(function), arguments, []);
}

/// <summary>A named argument of a call.</summary>
internal sealed record PyKeyword
{
    public PyKeyword(string name, PyExpression value)
    {
        Name = PyIdentifier.Checked(name);
        Value = value;
    }

    public string Name { get; }

    public PyExpression Value { get; }
}

/// <summary><c>[a, b]</c>.</summary>
internal sealed record PyList(IReadOnlyList<PyExpression> Items) : PyExpression;

/// <summary><c>{"a": b}</c>; the keys are strings.</summary>
internal sealed record PyDict(IReadOnlyList<KeyValuePair<string, PyExpression>> Entries) : PyExpression;

/// <summary><c>left operator right</c>.</summary>
internal sealed record PyBinary(string Operator, PyExpression Left, PyExpression Right) : PyExpression;

/// <summary><c>not x</c> or <c>-x</c>.</summary>
internal sealed record PyUnary(string Operator, PyExpression Operand) : PyExpression;

/// <summary>A string of several lines, between three quotes if that is safe.</summary>
internal sealed record PyDocument(string Value) : PyExpression;
