using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aef.Tests.Airflow.Model;

/// <summary>Values of Python as JSON, in which 3 is not 3.0.</summary>
internal static class PythonText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => JsonSerializer.Serialize(text, Relaxed),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double real => real.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.AsSpan().IndexOfAny(".E") < 0
            ? digits + ".0"
            : digits,
        List<object?> items => $"[{string.Join(',', items.Select(Json))}]",
        Dictionary<string, object?> entries => $"{{{string.Join(',', entries.Select(e => $"{Json(e.Key)}:{Json(e.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "The value is not JSON."),
    };
}
