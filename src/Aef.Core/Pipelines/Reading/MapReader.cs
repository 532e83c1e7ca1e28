using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>
/// Reads one mapping with known keys: ignores case, keeps unknown keys with a warning, and rejects duplicate keys. A key whose value is
/// null counts as absent.
/// </summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, MappingEntry> _seen;
    private readonly IReadOnlySet<string> _known;
    private readonly DiagnosticBag _diagnostics;

    /// <summary>The keys to suggest for unknown ones: each at most once, because a duplicate key would be an error.</summary>
    private HashSet<string>? _offered;

    /// <summary>Sorts the keys of a mapping; <paramref name="what"/> names the mapping in messages, as in <c>a step</c>.</summary>
    public MapReader(MappingNode map, string what, IReadOnlySet<string> known, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _known = known;
        _seen = new Dictionary<string, MappingEntry>(map.Entries.Count, StringComparer.OrdinalIgnoreCase);
        var extra = new List<ExtraEntry>();
        var keys = new List<KeyLocation>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (!_seen.TryAdd(entry.Key, entry))
            {
                ReportTwice(entry, _seen[entry.Key]);
            }
            else if (!known.Contains(entry.Key))
            {
                if (!KeyOwners.Report(entry, what, known, diagnostics))
                {
                    ReportUnknown(entry, what, map, known);
                }

                extra.Add(new ExtraEntry(entry.Key, entry.Value, entry.KeyLocation));
            }
            else if (!IsNull(entry))
            {
                keys.Add(new KeyLocation(entry.Key, entry.KeyLocation, entry.Value.Location));
            }
        }

        Extra = [.. extra];
        Origin = new NodeOrigin(map.Location, keys);
    }

    /// <summary>The keys that the format does not know.</summary>
    public EquatableList<ExtraEntry> Extra { get; }

    /// <summary>The locations of the mapping and its keys.</summary>
    public NodeOrigin Origin { get; }

    /// <summary>Receives the diagnostics.</summary>
    public DiagnosticBag Diagnostics => _diagnostics;

    /// <summary>The entry of a key, or null when it is absent.</summary>
    public MappingEntry? Entry(string key) => Find(key) is { } entry && !IsNull(entry) ? entry : null;

    /// <summary>Reports a key whose value is null, where that is more likely a mistake than an absent key.</summary>
    public void RefuseNull(string key, string expected)
    {
        if (Find(key) is { } entry && IsNull(entry))
        {
            Refuse<string>(entry, expected);
        }
    }

    /// <summary>The value of a key, or null when it is absent.</summary>
    public DocumentNode? Node(string key) => Entry(key)?.Value;

    /// <summary>A string; numbers are read as written, and with <paramref name="booleans"/> so are true and false.</summary>
    public string? Text(string key, bool booleans = false) => Entry(key) switch
    {
        null => null,
        { Value: ScalarNode scalar } when booleans || scalar.ScalarKind != ScalarKind.Boolean => ScalarReading.SourceText(scalar),
        var entry => Refuse<string>(entry, "a string"),
    };

    /// <summary>A number, written as a number or as a string.</summary>
    public double? Number(string key)
    {
        if (Entry(key) is not { } entry)
        {
            return null;
        }

        return ScalarReading.TryNumber(entry.Value, out var value) ? value : RefuseNumber(entry, "a number");
    }

    /// <summary>A whole number, written as a number or as a string.</summary>
    public int? Integer(string key)
    {
        if (Entry(key) is not { } entry)
        {
            return null;
        }

        return ScalarReading.TryNumber(entry.Value, out var value) && value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue
            ? (int)value
            : (int?)RefuseNumber(entry, "a whole number");
    }

    /// <summary>true or false, also in a string.</summary>
    public bool? Boolean(string key) => Entry(key) switch
    {
        null => null,
        { Value: ScalarNode { ScalarKind: ScalarKind.Boolean } scalar } => scalar.BooleanValue,
        { Value: ScalarNode { ScalarKind: ScalarKind.String } scalar } when bool.TryParse(scalar.Text, out var value) => value,
        var entry => RefuseBoolean(entry),
    };

    /// <summary>One of a few keywords; case is ignored.</summary>
    public T? Choice<T>(string key, Choices<T> choices)
        where T : struct
    {
        if (Entry(key) is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode scalar && choices.TryGet(scalar.Text.Trim(), out var value))
        {
            return value;
        }

        var written = entry.Value is ScalarNode s ? Quoted.Text(s.Text) : entry.Value.Kind;
        _diagnostics.Add(ReadingDiagnostics.NotAChoice.At(
            entry.Value.Location, entry.Key, string.Join(", ", choices.Words), written, entry.Value is ScalarNode text
                ? Spelling.Suggest(text.Text, choices.Words)
                : string.Empty)
            .WithFix(
                entry.Value is ScalarNode wrong
                    ? Rewriting.Replace(wrong.Location, wrong.Text, Spelling.Nearest(wrong.Text, choices.Words))
                    : null));
        return null;
    }

    /// <summary>A mapping.</summary>
    public MappingNode? Map(string key, string expected = "an object") => Entry(key) switch
    {
        null => null,
        { Value: MappingNode map } => map,
        var entry => Refuse<MappingNode>(entry, expected),
    };

    /// <summary>A list.</summary>
    public SequenceNode? List(string key) => Entry(key) switch
    {
        null => null,
        { Value: SequenceNode list } => list,
        var entry => Refuse<SequenceNode>(entry, "a list"),
    };

    /// <summary>
    /// A diagnostic about a missing key: at a key that is probably a misspelling of it, with a fix; otherwise at the mapping.
    /// <see cref="OmitRepeated"/> then omits the diagnostic about the unknown key.
    /// </summary>
    public Diagnostic Missing(DiagnosticDescriptor descriptor, string key, params ReadOnlySpan<object?> arguments)
    {
        var misspelled = Extra.FirstOrDefault(e => Spelling.Nearest(e.Name, [key]) is not null);
        return misspelled is null
            ? descriptor.At(Origin.Location, arguments)
            : descriptor.At(misspelled.Location, arguments).WithFix(Rewriting.ReplaceKey(misspelled.Location, misspelled.Name, key));
    }

    /// <summary>The diagnostics without unknown keys that are already reported as another error.</summary>
    public static IReadOnlyList<Diagnostic> OmitRepeated(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.HasPosition)
            .Select(d => d.Location.Start)
            .ToHashSet();
        return errors.Count == 0
            ? diagnostics
            : [.. diagnostics.Where(d => d.Descriptor != ReadingDiagnostics.UnknownKey || !errors.Contains(d.Location.Start))];
    }

    /// <summary>Reports two entries with the same content.</summary>
    public void ReportTwice(MappingEntry second, MappingEntry first) =>
        _diagnostics.Add(ReadingDiagnostics.DuplicateKey.At(second.KeyLocation, Quoted.Text(second.Key), Quoted.Text(first.Key), first.KeyLocation.Start.Line)
            .WithRelated(first.KeyLocation, "the first key"));

    private static bool IsNull(MappingEntry entry) => entry.Value is ScalarNode { ScalarKind: ScalarKind.Null };

    private MappingEntry? Find(string key) => _seen.TryGetValue(key, out var entry) && _known.Contains(key) ? entry : null;

    /// <summary>
    /// A key that resembles a missing one is renamed to it; one that resembles a key that is present can only be removed.
    /// </summary>
    private void ReportUnknown(MappingEntry entry, string what, MappingNode map, IReadOnlySet<string> known)
    {
        var similar = Spelling.Nearest(entry.Key, known);
        var nearest = similar ?? CommonNames.KeyFor(entry.Key, known);
        var isFree = nearest is not null
            && !map.Entries.Any(e => string.Equals(e.Key, nearest, StringComparison.OrdinalIgnoreCase))
            && (_offered ??= []).Add(nearest);
        _diagnostics.Add(ReadingDiagnostics.UnknownKey.At(entry.KeyLocation, Quoted.Text(entry.Key), what, nearest is null ? $" Valid keys: {string.Join(", ", known.Order(StringComparer.Ordinal))}." : Spelling.Question(nearest))
            .WithFix(isFree && similar is not null ? Rewriting.ReplaceKey(entry.KeyLocation, entry.Key, similar) : null) // a name of another tool may have another unit
            .WithFix(Removing.Entry(entry.Key, entry.KeyLocation, entry.Value)));
    }

    private T? Refuse<T>(MappingEntry entry, string expected)
        where T : class
    {
        _diagnostics.Add(ReadingDiagnostics.WrongKind.At(entry.Value.Location, entry.Key, expected, entry.Value.Kind));
        return null;
    }

    private double? RefuseNumber(MappingEntry entry, string expected)
    {
        var written = entry.Value is ScalarNode scalar ? Quoted.Text(scalar.Text) : entry.Value.Kind;
        _diagnostics.Add(ReadingDiagnostics.NotANumber.At(entry.Value.Location, entry.Key, expected, written));
        return null;
    }

    private bool? RefuseBoolean(MappingEntry entry)
    {
        Refuse<string>(entry, "true or false");
        return null;
    }
}
