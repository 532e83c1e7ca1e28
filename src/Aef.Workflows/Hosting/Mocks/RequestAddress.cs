using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The URL of a request without its query, and the query parameters from the URL and the arguments.</summary>
internal sealed class RequestAddress
{
    private readonly List<(string Name, string Value)> _query;

    private RequestAddress(string path, List<(string Name, string Value)> query)
    {
        Path = path;
        _query = query;
    }

    /// <summary>The URL up to its <c>?</c>.</summary>
    public string Path { get; }

    public static RequestAddress Of(HttpRequest request)
    {
        var address = request.Url.Split('#')[0];
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var query = new List<(string, string)>();
        if (mark >= 0)
        {
            foreach (var part in address[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var sign = part.IndexOf('=', StringComparison.Ordinal);
                query.Add((Decoded(sign < 0 ? part : part[..sign]), sign < 0 ? string.Empty : Decoded(part[(sign + 1)..])));
            }
        }

        foreach (var (name, value) in request.Query.Entries)
        {
            query.AddRange((value.Kind == WorkflowValueKind.List ? value.Items : [value]).Select(v => (name, SubsetMatch.TextOf(v))));
        }

        return new RequestAddress(mark < 0 ? address : address[..mark], query);
    }

    /// <summary>True when the query has all the required parameters.</summary>
    public bool HasQuery(WorkflowValue wanted) =>
        wanted.Entries.All(w =>
            (w.Value.Kind == WorkflowValueKind.List ? w.Value.Items : [w.Value]).All(v => _query.Contains((w.Key, SubsetMatch.TextOf(v)))));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
