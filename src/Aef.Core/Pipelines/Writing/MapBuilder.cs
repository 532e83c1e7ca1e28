using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Builds one mapping of a definition; null values are omitted.</summary>
internal sealed class MapBuilder(KeyStyle style)
{
    private readonly List<MappingEntry> _entries = [];

    public MapBuilder Add(string key, DocumentNode? value)
    {
        if (value is not null)
        {
            _entries.Add(new MappingEntry(key, value));
        }

        return this;
    }

    public MapBuilder Add(string key, string? value) => Add(key, value is null ? null : ScalarNode.String(value));

    public MapBuilder Add(string key, bool? value) => Add(key, value is { } on ? ScalarNode.Boolean(on) : null);

    public MapBuilder Add(string key, double? value) => Add(key, value is { } number ? Number(number) : null);

    /// <summary>A key that AEF has: in upper case in AEF's style.</summary>
    public MapBuilder AddAef(string key, DocumentNode? value) => Add(style == KeyStyle.Aef ? key.ToUpperInvariant() : key, value);

    /// <summary>A string under a key that AEF has.</summary>
    public MapBuilder AddAef(string key, string? value) => AddAef(key, value is null ? null : ScalarNode.String(value));

    /// <summary>A list under a key, omitted when empty.</summary>
    public MapBuilder AddList(string key, IEnumerable<DocumentNode> items)
    {
        var list = items.ToList();
        return list.Count == 0 ? this : Add(key, new SequenceNode(list));
    }

    /// <summary>The unknown keys, as they were read.</summary>
    public MapBuilder AddExtra(IEnumerable<ExtraEntry> extra)
    {
        _entries.AddRange(extra.Select(e => new MappingEntry(e.Name, e.Value)));
        return this;
    }

    public MappingNode Build() => new(_entries);

    /// <summary>A number, or a string that holds it. Whole numbers have no decimal point as long as a double holds them exactly.</summary>
    public static ScalarNode Number(double number, bool asString = false)
    {
        if (asString)
        {
            return ScalarNode.String(number.ToString("R", CultureInfo.InvariantCulture));
        }

        return number == Math.Truncate(number)
            && Math.Abs(number) < 1L << 53
            ? ScalarNode.Integer((long)number)
            : ScalarNode.Double(number);
    }
}
