using Aef.Google.Rest.Storage;

namespace Aef.Server.Storage;

/// <summary>A page of a list.</summary>
/// <param name="Items">The objects.</param>
/// <param name="Prefixes">The prefixes.</param>
/// <param name="Next">Where the page ends; null for the last page.</param>
internal sealed record ObjectPage(IReadOnlyList<StorageObject> Items, IReadOnlyList<string> Prefixes, PageMark? Next)
{
    /// <summary>Reads a page.</summary>
    public static ObjectPage Read(BucketContents contents, ObjectQuery query)
    {
        if (query.SoftDeleted)
        {
            return new ObjectPage([], [], null);
        }

        var items = new List<StorageObject>();
        var prefixes = new List<string>();
        PageMark? last = null;
        foreach (var found in contents.From(First(query), query.AllGenerations))
        {
            var name = found.Resource.Name ?? string.Empty;
            if (!name.StartsWith(query.Prefix, StringComparison.Ordinal) || !IsBefore(name, query.End))
            {
                break;
            }

            if (IsOnEarlierPage(name, found.Generation, query.After) || query.Pattern?.IsMatch(name) == false)
            {
                continue;
            }

            var prefix = PrefixOf(name, query);
            var isItem = prefix is null || (query.IncludesTrailingDelimiter && prefix == name);
            var isNewPrefix = prefix is not null && (prefixes.Count == 0 || prefixes[^1] != prefix) && query.After?.Name != prefix;
            if (!isItem && !isNewPrefix)
            {
                continue;
            }

            if (items.Count + prefixes.Count >= query.MaxResults)
            {
                return new ObjectPage(items, prefixes, last);
            }

            if (isItem)
            {
                items.Add(found.Resource);
            }

            if (isNewPrefix)
            {
                prefixes.Add(prefix!); // is new
            }

            // A prefix covers all names below it, so the next page continues after them.
            last = isItem && prefix is null ? new PageMark(name, found.Generation) : new PageMark(prefix!, null); // one of the two
        }

        return new ObjectPage(items, prefixes, null);
    }

    private static string First(ObjectQuery query)
    {
        var first = query.Prefix;
        foreach (var other in new[] { query.Start, query.After?.Name })
        {
            first = other is not null && Utf8Order.Instance.Compare(other, first) > 0 ? other : first;
        }

        return first;
    }

    private static bool IsBefore(string name, string? end) => end is null || Utf8Order.Instance.Compare(name, end) < 0;

    private static bool IsOnEarlierPage(string name, long generation, PageMark? after) => after switch
    {
        null => false,
        { Generation: null } => name.StartsWith(after.Name, StringComparison.Ordinal),
        _ => name == after.Name && generation <= after.Generation,
    };

    private static string? PrefixOf(string name, ObjectQuery query)
    {
        if (query.Delimiter is not { } delimiter)
        {
            return null;
        }

        var at = name.IndexOf(delimiter, query.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : name[..(at + delimiter.Length)];
    }
}
