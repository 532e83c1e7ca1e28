using System.Runtime.CompilerServices;

namespace Aef.Google.Rest.Clients;

/// <summary>Reads lists page by page.</summary>
internal static class Pages
{
    /// <summary>The items of all pages. A token that comes back a second time ends the list with an error instead of never.</summary>
    /// <param name="read">Reads the page with a token; null for the first.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="next">The token of the next page; null or empty at the end.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    public static async IAsyncEnumerable<TItem> ReadAsync<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> read,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, string?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var page = await read(token, cancellationToken).ConfigureAwait(false);
            foreach (var item in items(page) ?? [])
            {
                yield return item;
            }

            token = next(page);
            if (token is { Length: > 0 } && !seen.Add(token))
            {
                throw new GoogleApiException("list", 200, "INVALID_ANSWER", "The server returned the same page token twice.");
            }
        }
        while (token is { Length: > 0 });
    }
}
