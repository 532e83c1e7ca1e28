using Aef.Server.Errors;
using Aef.Server.Http;

namespace Aef.Server.Lists;

/// <summary>
/// The fields of a resource that filters (AIP-160) and orders may name. Names are compared without case, in camelCase or snake_case.
/// </summary>
internal sealed class ResourceFields<T>
{
    private readonly Dictionary<string, FilterField<T>> _fields;

    /// <summary>Creates the fields.</summary>
    public ResourceFields(IEnumerable<(string Name, FilterField<T> Field)> fields)
    {
        _fields = fields.ToDictionary(f => f.Name, f => f.Field, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names, for messages.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>A field by its name; null if there is none.</summary>
    public FilterField<T>? Find(string name) => _fields.GetValueOrDefault(JsonFields.ToCamel(name));

    /// <summary>The resources that a filter selects; all of them for no filter.</summary>
    public IEnumerable<T> Select(string? filter, IEnumerable<T> resources)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return resources;
        }

        var test = new FilterParser<T>(filter, this).Parse();
        return resources.Where(r => test(r));
    }

    /// <summary>The resources in the order of <c>orderBy</c>: <c>state, createTime desc</c>; unchanged for none. The sort is stable.</summary>
    public IEnumerable<T> Order(string? orderBy, IEnumerable<T> resources)
    {
        if (string.IsNullOrWhiteSpace(orderBy))
        {
            return resources;
        }

        IOrderedEnumerable<T>? ordered = null;
        foreach (var part in orderBy.Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isDescending = words is [_, var direction] && direction.Equals("desc", StringComparison.OrdinalIgnoreCase);
            var isAscending = words is [_] || (words is [_, var other] && other.Equals("asc", StringComparison.OrdinalIgnoreCase));
            if (!isDescending && !isAscending)
            {
                throw ApiException.InvalidField("orderBy", $"\"{part.Trim()}\" must be a field, optionally followed by desc.");
            }

            var field = Find(words[0]) is { IsOrdered: true } known
                ? known
                : throw ApiException.InvalidField(
                    "orderBy",
                    $"Unknown field \"{words[0]}\". Fields: {string.Join(", ", _fields.Where(f => f.Value.IsOrdered).Select(f => f.Key))}.");
            ordered = ordered is null
                ? isDescending ? resources.OrderByDescending(field.Read, FieldComparer.Instance) : resources.OrderBy(field.Read, FieldComparer.Instance)
                : isDescending ? ordered.ThenByDescending(field.Read, FieldComparer.Instance) : ordered.ThenBy(field.Read, FieldComparer.Instance);
        }

        return ordered ?? resources;
    }

    private sealed class FieldComparer : IComparer<object?>
    {
        public static FieldComparer Instance { get; } = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (IComparable a, not null) => a.CompareTo(y),
            (null, null) => 0,
            (null, _) => -1,
            _ => 1,
        };
    }
}
