using System.Collections;
using System.Globalization;
using System.Numerics;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Connections;

/// <summary>Converts values between databases and steps. Times have the form of ISO 8601.</summary>
public static class SqlValues
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>A value of a step as a parameter; lists and maps are passed as JSON.</summary>
    public static object? ToParameter(WorkflowValue value) =>
        value.IsNull ? null
        : value.TryGetBoolean(out var truth) ? truth
        : value.TryGetInteger(out var integer) ? integer
        : value.TryGetString(out var text) ? text
        : value.TryGetNumber(out var number) ? number
        : value.ToJson();

    /// <summary>A value of a step as a string, such as the name of a table.</summary>
    public static string TextOf(WorkflowValue value) =>
        value.TryGetString(out var text) ? text : value.IsNull ? string.Empty : value.ToJson();

    /// <summary>
    /// A value of a database as a value of a step. Numbers that no double holds exactly become strings only beyond 64 bits.
    /// </summary>
    public static WorkflowValue ToWorkflowValue(object? value) => value switch
    {
        null => WorkflowValue.Null,
        bool truth => WorkflowValue.FromBoolean(truth),
        long integer => WorkflowValue.FromInteger(integer),
        double number when double.IsFinite(number) => WorkflowValue.FromDouble(number),
        decimal number => WorkflowValue.FromDouble((double)number),
        BigInteger large when large >= long.MinValue && large <= long.MaxValue => WorkflowValue.FromInteger((long)large),
        IReadOnlyDictionary<string, object?> map => WorkflowValue.FromMap([.. map.Select(e => (e.Key, ToWorkflowValue(e.Value)))]),
        string text => WorkflowValue.FromString(text),
        byte[] bytes => WorkflowValue.FromString(Convert.ToBase64String(bytes)),
        IEnumerable list => WorkflowValue.FromList([.. list.Cast<object?>().Select(ToWorkflowValue)]),
        _ => WorkflowValue.FromString(ToText(value)),
    };

    /// <summary>A value of a database as text, for tables and CSV; null becomes an empty string.</summary>
    public static string ToText(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture) + (time.Kind == DateTimeKind.Utc ? "Z" : string.Empty),
        DateTimeOffset time => time.ToString(TimeFormat + "zzz", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IReadOnlyDictionary<string, object?> or IEnumerable => ToWorkflowValue(value).ToJson(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
