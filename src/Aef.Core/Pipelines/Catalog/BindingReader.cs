using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Reads the bindings of one section of an entry; the kind determines which settings are allowed.</summary>
internal sealed class BindingReader<T>
    where T : ExecutorBinding
{
    private readonly string _kindKey;
    private readonly string _what;
    private readonly Choices<int> _choices;

    /// <summary>Creates a reader; <paramref name="what"/> is the name of a binding in messages, with {0} for its kind.</summary>
    public BindingReader(string kindKey, string what, IReadOnlyList<BindingKind<T>> kinds)
    {
        _kindKey = kindKey;
        _what = what;
        Kinds = kinds;
        _choices = Choices<int>.Of([.. kinds.Select(k => k.Word)], [.. Enumerable.Range(0, kinds.Count)]);
    }

    /// <summary>The kinds; the first one is the default.</summary>
    public IReadOnlyList<BindingKind<T>> Kinds { get; }

    /// <summary>All keys of a binding of a kind.</summary>
    public FrozenSet<string> KeysOf(BindingKind<T> kind) => KeySet(kind.Settings);

    /// <summary>Reads a binding. Null when its kind is unknown, which is reported, or missing although it is required.</summary>
    public T? Read(MappingNode map, bool needsKind, DiagnosticBag diagnostics)
    {
        if (KindOf(map, needsKind) is { } kind)
        {
            var reader = new MapReader(map, _what.Replace("{0}", kind.Word, StringComparison.Ordinal), KeysOf(kind), diagnostics);
            return kind.Read(new SettingReader(reader, map, string.Empty));
        }

        // Without a kind, only settings that no kind has are certainly wrong.
        var any = new MapReader(map, "a binding", KeySet(Kinds.SelectMany(k => k.Settings)), diagnostics);
        if (any.Choice(_kindKey, _choices) is null && !any.Origin.Has(_kindKey))
        {
            diagnostics.Add(any.Missing(ReadingDiagnostics.IncompleteExecutor, _kindKey, _kindKey));
        }

        return null;
    }

    private BindingKind<T>? KindOf(MappingNode map, bool needsKind) =>
        map.Find(_kindKey)?.Value switch
        {
            null or ScalarNode { ScalarKind: ScalarKind.Null } => needsKind ? null : Kinds[0],
            ScalarNode scalar when _choices.TryGet(scalar.Text.Trim(), out var index) => Kinds[index],
            _ => null,
        };

    private FrozenSet<string> KeySet(IEnumerable<string> settings) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, [_kindKey, .. settings]);
}
