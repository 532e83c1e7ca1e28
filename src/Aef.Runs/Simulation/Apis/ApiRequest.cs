using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>A request to a simulated API.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Host">The host, such as <c>bigquery.googleapis.com</c>.</param>
/// <param name="Path">The decoded parts of the path.</param>
/// <param name="Query">The parameters of the query; a map, or null.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiRequest(string Method, string Host, string[] Path, WorkflowValue Query, WorkflowValue Body)
{
    /// <summary>The request with its address taken apart; null for an address that is none.</summary>
    public static ApiRequest? Of(HttpRequest request) => Uri.TryCreate(request.Url, UriKind.Absolute, out var address)
        ? new ApiRequest(
            request.Method,
            address.Host,
            [.. PathOf(request.Url).Split('/').Select(Uri.UnescapeDataString)],
            QueryOf(request.Query, address.Query),
            request.Body)
        : null;

    /// <summary>A parameter of the query; null when it is absent.</summary>
    public string? this[string name] => Query[name].TryGetString(out var text) ? text : null;

    /// <summary>The parameters of the query, and those that the address contains.</summary>
    private static WorkflowValue QueryOf(WorkflowValue query, string written) => written.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2))
        .Aggregate(
            query,
            (map, pair) => (map.IsNull ? WorkflowValue.EmptyMap : map).With(
                Uri.UnescapeDataString(pair[0]),
                WorkflowValue.FromString(Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : string.Empty))));

    /// <summary>The path as it is written, because an address of .NET decodes some characters.</summary>
    private static string PathOf(string url)
    {
        var rest = url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var path = slash < 0 ? string.Empty : rest[(slash + 1)..];
        var end = path.IndexOfAny(['?', '#']);
        return end < 0 ? path : path[..end];
    }
}
