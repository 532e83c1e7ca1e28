using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// What a function that the product writes for an expression may contain: one <c>return</c>, literals, its own parameters, and calls of
/// known functions.
/// </summary>
internal static class FunctionCheck
{
    private static readonly string[] Known = ["len", "str", "int", "float", "bool", "list", "dict", "min", "max", "abs", "sorted"];

    /// <summary>The first thing that is not allowed, or null.</summary>
    public static string? FindProblem(PyFunction function)
    {
        if (function.Body is not ([PyReturn { Value: not null }]
            or [PyExpressionStatement { Value: PyConstant { Value: string } }, PyReturn { Value: not null }]))
        {
            return $"{function.Name} is not one return statement";
        }

        var parameters = function.Parameters.Positional.Concat(function.Parameters.KeywordOnly).Select(p => p.Name).ToHashSet();
        return Walk(((PyReturn)function.Body[^1]).Value!).Select(e => Check(e, parameters)).FirstOrDefault(p => p is not null);
    }

    private static string? Check(PyExpression expression, HashSet<string> parameters) => expression switch
    {
        PyName name when !parameters.Contains(name.Id) && !Known.Contains(name.Id) && !LibraryFunctions.Names.Contains(name.Id) =>
            $"the name {name.Id} at {name.At}",
        PyAttribute { Name: "map_index", Value: PyName { Id: "ti" } } => null,
        PyCall { Function: not PyName } call => $"a call of {call.Function.GetType().Name} at {call.At}",
        PyAttribute attribute => $"the attribute {attribute.Name} at {attribute.At}",
        PyLambda or PyComprehension or PyStarred => $"{expression.GetType().Name} at {expression.At}",
        _ => null,
    };

    private static IEnumerable<PyExpression> Walk(PyExpression expression)
    {
        IEnumerable<PyExpression?> parts = expression switch
        {
            PyCall e => e.Arguments.Concat(e.Keywords.Select(k => k.Value)).Prepend(e.Function),
            PyAttribute e => [e.Value],
            PySubscript e => [e.Value, e.Index],
            PySlice e => [e.Lower, e.Upper, e.Step],
            PyList e => e.Items,
            PyTuple e => e.Items,
            PySet e => e.Items,
            PyDictionary e => e.Keys.Concat(e.Values),
            PyUnary e => [e.Operand],
            PyBinary e => [e.Left, e.Right],
            PyBoolean e => e.Values,
            PyCompare e => e.Others.Prepend(e.Left),
            PyConditional e => [e.Test, e.Then, e.Else],
            _ => [],
        };
        return parts.OfType<PyExpression>().SelectMany(Walk).Prepend(expression);
    }
}
