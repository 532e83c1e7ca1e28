namespace Aef.Tests.Airflow.Python;

/// <summary>A module: all statements of a file.</summary>
internal sealed record PyModule(IReadOnlyList<PyStatement> Body);

/// <summary>Where a node begins; both count from one, columns in UTF-16 code units.</summary>
internal readonly record struct PyPosition(int Line, int Column);

internal abstract record PyStatement(PyPosition At);

internal sealed record PyImport(PyPosition At, IReadOnlyList<PyAlias> Names) : PyStatement(At);

internal sealed record PyImportFrom(PyPosition At, string Module, IReadOnlyList<PyAlias> Names) : PyStatement(At);

internal sealed record PyAlias(string Name, string? As);

internal sealed record PyAssign(PyPosition At, IReadOnlyList<PyExpression> Targets, PyExpression Value) : PyStatement(At);

internal sealed record PyAnnotatedAssign(
    PyPosition At,
    PyExpression Target,
    PyExpression Annotation,
    PyExpression? Value) : PyStatement(At);

internal sealed record PyAugmentedAssign(PyPosition At, PyExpression Target, string Operator, PyExpression Value) : PyStatement(At);

internal sealed record PyExpressionStatement(PyPosition At, PyExpression Value) : PyStatement(At);

internal sealed record PyWith(PyPosition At, IReadOnlyList<PyWithItem> Items, IReadOnlyList<PyStatement> Body) : PyStatement(At);

internal sealed record PyWithItem(PyExpression Context, PyExpression? As);

internal sealed record PyFunction(
    PyPosition At,
    string Name,
    PyParameters Parameters,
    IReadOnlyList<PyStatement> Body,
    IReadOnlyList<PyExpression> Decorators,
    PyExpression? Returns) : PyStatement(At);

/// <summary>The parameters of a function; a keyword-only one without a default has null as its default.</summary>
internal sealed record PyParameters(
    IReadOnlyList<PyParameter> PositionalOnly,
    IReadOnlyList<PyParameter> Positional,
    PyParameter? Rest,
    IReadOnlyList<PyParameter> KeywordOnly,
    IReadOnlyList<PyExpression?> KeywordDefaults,
    PyParameter? KeywordRest,
    IReadOnlyList<PyExpression> Defaults);

internal sealed record PyParameter(PyPosition At, string Name, PyExpression? Annotation);

internal sealed record PyIf(
    PyPosition At,
    PyExpression Test,
    IReadOnlyList<PyStatement> Body,
    IReadOnlyList<PyStatement> Else) : PyStatement(At);

internal sealed record PyFor(
    PyPosition At,
    PyExpression Target,
    PyExpression Iterable,
    IReadOnlyList<PyStatement> Body,
    IReadOnlyList<PyStatement> Else) : PyStatement(At);

internal sealed record PyWhile(
    PyPosition At,
    PyExpression Test,
    IReadOnlyList<PyStatement> Body,
    IReadOnlyList<PyStatement> Else) : PyStatement(At);

internal sealed record PyReturn(PyPosition At, PyExpression? Value) : PyStatement(At);

internal sealed record PyRaise(PyPosition At, PyExpression? Value, PyExpression? Cause) : PyStatement(At);

/// <summary>A statement of one word: <c>pass</c>, <c>break</c> or <c>continue</c>.</summary>
internal sealed record PyWord(PyPosition At, string Word) : PyStatement(At);

internal sealed record PyTry(
    PyPosition At,
    IReadOnlyList<PyStatement> Body,
    IReadOnlyList<PyHandler> Handlers,
    IReadOnlyList<PyStatement> Else,
    IReadOnlyList<PyStatement> Finally) : PyStatement(At);

internal sealed record PyHandler(PyExpression? Type, string? Name, IReadOnlyList<PyStatement> Body);

internal abstract record PyExpression(PyPosition At);

/// <summary>A literal: null, bool, BigInteger, double, string or byte[].</summary>
internal sealed record PyConstant(PyPosition At, object? Value) : PyExpression(At);

internal sealed record PyName(PyPosition At, string Id) : PyExpression(At);

internal sealed record PyAttribute(PyPosition At, PyExpression Value, string Name) : PyExpression(At);

internal sealed record PySubscript(PyPosition At, PyExpression Value, PyExpression Index) : PyExpression(At);

internal sealed record PySlice(PyPosition At, PyExpression? Lower, PyExpression? Upper, PyExpression? Step) : PyExpression(At);

internal sealed record PyCall(
    PyPosition At,
    PyExpression Function,
    IReadOnlyList<PyExpression> Arguments,
    IReadOnlyList<PyKeyword> Keywords) : PyExpression(At)
{
    public PyExpression? this[string keyword] => Keywords.FirstOrDefault(k => k.Name == keyword)?.Value;
}

/// <summary>A keyword argument; without a name it is <c>**value</c>.</summary>
internal sealed record PyKeyword(string? Name, PyExpression Value);

internal sealed record PyList(PyPosition At, IReadOnlyList<PyExpression> Items) : PyExpression(At);

internal sealed record PyTuple(PyPosition At, IReadOnlyList<PyExpression> Items) : PyExpression(At);

internal sealed record PySet(PyPosition At, IReadOnlyList<PyExpression> Items) : PyExpression(At);

/// <summary>A dictionary; a null key is <c>**value</c>.</summary>
internal sealed record PyDictionary(
    PyPosition At,
    IReadOnlyList<PyExpression?> Keys,
    IReadOnlyList<PyExpression> Values) : PyExpression(At);

internal sealed record PyUnary(PyPosition At, string Operator, PyExpression Operand) : PyExpression(At);

internal sealed record PyBinary(PyPosition At, PyExpression Left, string Operator, PyExpression Right) : PyExpression(At);

internal sealed record PyBoolean(PyPosition At, string Operator, IReadOnlyList<PyExpression> Values) : PyExpression(At);

internal sealed record PyCompare(
    PyPosition At,
    PyExpression Left,
    IReadOnlyList<string> Operators,
    IReadOnlyList<PyExpression> Others) : PyExpression(At);

internal sealed record PyConditional(PyPosition At, PyExpression Test, PyExpression Then, PyExpression Else) : PyExpression(At);

internal sealed record PyStarred(PyPosition At, PyExpression Value) : PyExpression(At);

internal sealed record PyLambda(PyPosition At, PyParameters Parameters, PyExpression Body) : PyExpression(At);

/// <summary>A comprehension: of a list, a set, a dictionary (with <paramref name="Value"/>) or a generator.</summary>
internal sealed record PyComprehension(
    PyPosition At,
    string Kind,
    PyExpression Element,
    PyExpression? Value,
    IReadOnlyList<PyClause> Clauses) : PyExpression(At);

internal sealed record PyClause(PyExpression Target, PyExpression Iterable, IReadOnlyList<PyExpression> Conditions);
