using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aef.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Lists;

/// <summary>
/// The parameters of a list: <c>pageSize</c>, <c>pageToken</c>, <c>filter</c>, <c>orderBy</c>. A token is valid only with the same other
/// parameters. It names the key of the last item, so that items that come or go in the meantime move nothing.
/// </summary>
internal sealed class PageRequest
{
    private readonly string _identity;
    private readonly (int Count, string Key)? _after;

    private PageRequest(HttpContext http, int size, string? filter, string? orderBy)
    {
        (Size, Filter, OrderBy) = (size, filter, orderBy);
        var identity = $"{http.Request.Path}\n{filter}\n{orderBy}";
        _identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..12];
        _after = Parse(Text(http, "pageToken"));
    }

    /// <summary>The number of items of a page.</summary>
    public int Size { get; }

    /// <summary>The filter; null for none.</summary>
    public string? Filter { get; }

    /// <summary>The order; null for the default one.</summary>
    public string? OrderBy { get; }

    /// <summary>Reads the parameters; a page size above the limit is lowered to it.</summary>
    public static PageRequest Of(HttpContext http, int defaultSize, int maxSize) =>
        new(http, SizeOf(http, defaultSize, maxSize), Text(http, "filter"), Text(http, "orderBy"));

    /// <summary>A query parameter, in camelCase or snake_case; null if it is absent or empty.</summary>
    public static string? Text(HttpContext http, string name)
    {
        var values = http.Request.Query[name];
        if (values.Count == 0)
        {
            values = http.Request.Query[string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()))];
        }

        return values.Count > 0 && values[^1] is { Length: > 0 } text ? text : null;
    }

    /// <summary>A number as a query parameter; null if it is absent.</summary>
    public static int? Number(HttpContext http, string name)
    {
        if (Text(http, name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ApiException.InvalidField(name, $"The value must be a number; got \"{text}\".");
    }

    /// <summary>The items of the page in their order, and the token of the next one; null after the last.</summary>
    public (IReadOnlyList<T> Items, string? Next) Page<T>(IEnumerable<T> ordered, Func<T, string> key)
    {
        var all = ordered as IReadOnlyList<T> ?? [.. ordered];
        var start = 0;
        if (_after is var (count, last))
        {
            // The item may have moved or may be gone; then its old position counts.
            start = Math.Min(count, all.Count);
            for (var i = 0; i < all.Count; i++)
            {
                if (key(all[i]) == last)
                {
                    start = i + 1;
                    break;
                }
            }
        }

        var end = Math.Min(start + Size, all.Count);
        var items = new List<T>(end - start);
        for (var i = start; i < end; i++)
        {
            items.Add(all[i]);
        }

        return (items, end < all.Count ? Token(end, key(all[end - 1])) : null);
    }

    private static int SizeOf(HttpContext http, int defaultSize, int maxSize)
    {
        var size = Number(http, "pageSize") ?? 0;
        return size < 0
            ? throw ApiException.InvalidField("pageSize", "The value must not be negative.")
            : size == 0 ? defaultSize : Math.Min(size, maxSize);
    }

    private string Token(int count, string key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_identity}:{count}:{key}")))
            .Replace('+', '-')
            .Replace('/', '_');

    private (int Count, string Key)? Parse(string? token)
    {
        if (token is null)
        {
            return null;
        }

        var buffer = new byte[token.Length];
        if (Convert.TryFromBase64String(token.Replace('-', '+').Replace('_', '/'), buffer, out var length)
            && Encoding.UTF8.GetString(buffer, 0, length).Split(':', 3) is [var identity, var number, var key]
            && identity == _identity
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return (count, key);
        }

        throw ApiException.InvalidField("pageToken", "The token is not one of this list with the same parameters.");
    }
}
