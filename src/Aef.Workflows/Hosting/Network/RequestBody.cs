using System.Text;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Network;

/// <summary>The body of a request: bytes and strings with a type unchanged, a form encoded as such, everything else as JSON.</summary>
internal static class RequestBody
{
    /// <summary>The bytes and their type; null when there is no body.</summary>
    public static (byte[]? Body, string? ContentType) Encode(in WorkflowValue body, string? contentType)
    {
        if (body.IsNull)
        {
            return (null, contentType);
        }

        if (body.TryGetBytes(out var bytes))
        {
            return (bytes.ToArray(), contentType ?? "application/octet-stream");
        }

        if (contentType is not null && body.TryGetString(out var text))
        {
            return (Encoding.UTF8.GetBytes(text), contentType);
        }

        if (contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            && body.Kind == WorkflowValueKind.Map)
        {
            return (Encoding.ASCII.GetBytes(Form(body)), contentType);
        }

        return body.TryToJson(out var json, out var problem)
            ? (Encoding.UTF8.GetBytes(json), contentType ?? "application/json; charset=utf-8")
            : throw WorkflowErrorException.Type($"'body' cannot be sent: {problem}");
    }

    private static string Form(in WorkflowValue body) => string.Join('&', body.Entries.SelectMany(e =>
        (e.Value.Kind == WorkflowValueKind.List ? e.Value.Items : [e.Value])
            .Select(v => $"{Escaped(e.Key)}={Escaped(v.IsNull ? string.Empty : Arithmetic.TextOf(v) ?? v.ToString())}")));

    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
