using System.Numerics;

namespace Aef.Tests.Airflow.Model;

/// <summary>
/// The values of a DAG file: null, bool, BigInteger, double, string, <c>List</c>, <c>Dictionary</c>, TimeSpan, and the records below.
/// </summary>
internal static class DagValues
{
    public static double? Number(object? value) => value switch
    {
        BigInteger number => (double)number,
        double real => real,
        _ => null,
    };

    /// <summary>All values in a value, also the value itself.</summary>
    public static IEnumerable<object?> Walk(object? value) => value switch
    {
        List<object?> items => items.SelectMany(Walk).Prepend(value),
        Dictionary<string, object?> entries => entries.Values.SelectMany(Walk).Prepend(value),
        LiteralValue { Value: var inner } => Walk(inner).Prepend(value),
        OpaqueValue opaque => opaque.Arguments.SelectMany(a => Walk(a.Value)).Prepend(value),
        _ => [value],
    };
}

/// <summary>A name that was imported, such as <c>airflow.sdk.DAG</c>.</summary>
internal sealed record ImportedName(string Path)
{
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}

/// <summary>A value that Airflow does not render: <c>literal(…)</c>.</summary>
internal sealed record LiteralValue(object? Value);

/// <summary>The result of a call that only matters as a whole, such as <c>pendulum.datetime(…)</c> or <c>Param(…)</c>.</summary>
internal sealed record OpaqueValue(string Name, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>What a task returns, or the entry with a key of it.</summary>
internal sealed record XComReference(AirflowTask Task, string? Key);

/// <summary>The item of a mapped group, by the parameter of its function.</summary>
internal sealed record MappedItem(string Parameter);

/// <summary>The method of a value, before it is called.</summary>
internal sealed record BoundMethod(object? Target, string Name);

/// <summary>A function of the file, with the decorator that makes it a task or a group, and that decorator's arguments.</summary>
internal sealed record DagFunction(Python.PyFunction Syntax, string? Decorator, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>An operator class with some of its arguments: <c>X.partial(…)</c>.</summary>
internal sealed record PartialOperator(ImportedName Operator, IReadOnlyDictionary<string, object?> Arguments);
