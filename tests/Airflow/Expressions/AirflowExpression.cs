namespace Aef.Tests.Airflow.Expressions;

/// <summary>Facts about functions that the generator needs.</summary>
internal static class AirflowExpression
{
    private static readonly string[] Bytes =
        ["base64.decode", "hash.compute_checksum", "hash.compute_hmac", "json.encode", "text.encode"];

    /// <summary>True for a function whose result no value can keep.</summary>
    public static bool ReturnsBytes(string function) => Bytes.Contains(function);
}
