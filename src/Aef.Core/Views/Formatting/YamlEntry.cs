using Aef.Documents.Tree;

namespace Aef.Core.Views.Formatting;

/// <summary>A key with its value, an element of a list, or the root: the parts that comments belong to.</summary>
internal sealed class YamlEntry(YamlEntry? parent, string? key, string? rawKey, DocumentNode value, int start, int column)
{
    /// <summary>The maximum length of a key on one line, in characters.</summary>
    public const int LongestKey = 1000;

    public YamlEntry? Parent { get; } = parent;

    /// <summary>The key; null for elements of lists and for the root.</summary>
    public string? Key { get; } = key;

    /// <summary>The key as it is written.</summary>
    public string? RawKey { get; } = rawKey;

    public bool HasLongKey => RawKey?.Length > LongestKey;

    public DocumentNode Value { get; } = value;

    /// <summary>The location of the key, or of the dash.</summary>
    public int Start { get; } = start;

    public int Column { get; } = column;

    /// <summary>The entries of a collection; empty for scalars.</summary>
    public List<YamlEntry> Children { get; } = [];

    /// <summary>True for a collection that is written with braces or brackets and has no comment inside.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Comment lines above; an empty one is a blank line.</summary>
    public List<string> Before { get; } = [];

    /// <summary>The comment in the first line.</summary>
    public string? Inline { get; set; }

    /// <summary>Comment lines below all contents; an empty one is a blank line.</summary>
    public List<string> After { get; } = [];

    /// <summary>The entry and all descendants that comments can belong to: nothing within braces and brackets.</summary>
    public IEnumerable<YamlEntry> WithAllInside() => IsFlow ? [this] : Children.SelectMany(c => c.WithAllInside()).Prepend(this);
}
