using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>
/// Reads one map of a known shape: keys without regard to case, unknown keys kept and warned about, a key twice refused. A key
/// whose value is null counts as absent.
/// </summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, MappingEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly DiagnosticBag _diagnostics;

    /// <summary>The keys that are offered for unknown ones: each once, for two of one key would be an error.</summary>
    private HashSet<string>? _offered;

    /// <summary>Sorts the keys of a map; <paramref name="what"/> names the map in messages, as in <c>a step</c>.</summary>
    public MapReader(MappingNode map, string what, IReadOnlySet<string> known, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        var seen = new Dictionary<string, MappingEntry>(StringComparer.OrdinalIgnoreCase);
        var extra = new List<ExtraEntry>();
        foreach (var entry in map.Entries)
        {
            if (!seen.TryAdd(entry.Key, entry))
            {
                ReportTwice(entry, seen[entry.Key]);
            }
            else if (!known.Contains(entry.Key))
            {
                ReportUnknown(entry, what, map, known);
                extra.Add(new ExtraEntry(entry.Key, entry.Value, entry.KeyLocation));
            }
            else if (entry.Value is not ScalarNode { ScalarKind: ScalarKind.Null })
            {
                _entries.Add(entry.Key, entry);
            }
        }

        Extra = [.. extra];
        Origin = new NodeOrigin(map.Location, [.. _entries.Select(e => new KeyLocation(e.Key, e.Value.KeyLocation, e.Value.Value.Location))]);
    }

    /// <summary>What the format does not know.</summary>
    public EquatableList<ExtraEntry> Extra { get; }

    /// <summary>Where the map and its keys are.</summary>
    public NodeOrigin Origin { get; }

    /// <summary>The diagnostics go here.</summary>
    public DiagnosticBag Diagnostics => _diagnostics;

    /// <summary>The entry of a key, or null when it is absent.</summary>
    public MappingEntry? Entry(string key) => _entries.GetValueOrDefault(key);

    /// <summary>The value of a key, or null when it is absent.</summary>
    public DocumentNode? Node(string key) => Entry(key)?.Value;

    /// <summary>A string; numbers mean what is written. With <paramref name="booleans"/> true and false do too.</summary>
    public string? Text(string key, bool booleans = false) => Entry(key) switch
    {
        null => null,
        { Value: ScalarNode scalar } when booleans || scalar.ScalarKind != ScalarKind.Boolean => ScalarReading.SourceText(scalar),
        var entry => Refuse<string>(entry, "a string"),
    };

    /// <summary>A number, written as one or as a string.</summary>
    public double? Number(string key)
    {
        if (Entry(key) is not { } entry)
        {
            return null;
        }

        return ScalarReading.TryNumber(entry.Value, out var value) ? value : RefuseNumber(entry, "a number");
    }

    /// <summary>A whole number, written as one or as a string.</summary>
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

    /// <summary>true or false, also as a string.</summary>
    public bool? Boolean(string key) => Entry(key) switch
    {
        null => null,
        { Value: ScalarNode { ScalarKind: ScalarKind.Boolean } scalar } => scalar.BooleanValue,
        { Value: ScalarNode { ScalarKind: ScalarKind.String } scalar } when bool.TryParse(scalar.Text, out var value) => value,
        var entry => RefuseBoolean(entry),
    };

    /// <summary>One of a few words; case does not count.</summary>
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
            entry.Value.Location, entry.Key, string.Join(", ", choices.Words), written, entry.Value is ScalarNode text ? Spelling.Suggest(text.Text, choices.Words) : string.Empty)
            .WithFix(entry.Value is ScalarNode wrong ? Rewriting.Replace(wrong.Location, wrong.Text, Spelling.Nearest(wrong.Text, choices.Words)) : null));
        return null;
    }

    /// <summary>A map.</summary>
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
    /// A diagnostic about a key that is not there: at the key that is meant to be it, when one is nearly that, with the fix; otherwise at
    /// the map.
    /// <see cref="OneSlip"/> then leaves out that the misspelt key is unknown.
    /// </summary>
    public Diagnostic Missing(DiagnosticDescriptor descriptor, string key, params ReadOnlySpan<object?> arguments)
    {
        var misspelt = Extra.FirstOrDefault(e => Spelling.Nearest(e.Name, [key]) is not null);
        return misspelt is null
            ? descriptor.At(Origin.Location, arguments)
            : descriptor.At(misspelt.Location, arguments).WithFix(Rewriting.ReplaceKey(misspelt.Location, misspelt.Name, key));
    }

    /// <summary>The diagnostics without unknown keys that are errors of another kind already.</summary>
    public static IReadOnlyList<Diagnostic> OneSlip(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.HasPosition).Select(d => d.Location.Start).ToHashSet();
        return errors.Count == 0 ? diagnostics : [.. diagnostics.Where(d => d.Descriptor != ReadingDiagnostics.UnknownKey || !errors.Contains(d.Location.Start))];
    }

    /// <summary>Reports two entries with the same content.</summary>
    public void ReportTwice(MappingEntry second, MappingEntry first) =>
        _diagnostics.Add(ReadingDiagnostics.DuplicateKey.At(second.KeyLocation, Quoted.Text(second.Key), Quoted.Text(first.Key), first.KeyLocation.Start.Line)
            .WithRelated(first.KeyLocation, "the first key"));

    /// <summary>
    /// A key that is nearly one that the map lacks is written as that one; a key that is nearly one that it has can only go.
    /// </summary>
    private void ReportUnknown(MappingEntry entry, string what, MappingNode map, IReadOnlySet<string> known)
    {
        var nearest = Spelling.Nearest(entry.Key, known) ?? CommonNames.KeyFor(entry.Key, known);
        var isFree = nearest is not null && !map.Entries.Any(e => string.Equals(e.Key, nearest, StringComparison.OrdinalIgnoreCase)) && (_offered ??= []).Add(nearest);
        _diagnostics.Add(ReadingDiagnostics.UnknownKey.At(entry.KeyLocation, Quoted.Text(entry.Key), what, nearest is null ? $" Valid keys: {string.Join(", ", known.Order(StringComparer.Ordinal))}." : Spelling.Question(nearest))
            .WithFix(isFree ? Rewriting.ReplaceKey(entry.KeyLocation, entry.Key, nearest) : null)
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
