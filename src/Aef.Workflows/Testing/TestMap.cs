using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Testing;

/// <summary>Reads one object of a test file: unknown keys and values of the wrong kind are diagnostics.</summary>
public sealed class TestMap
{
    private const double LongestSeconds = 31_536_000_000;

    private static readonly string[] TimeForms = [@"hh\:mm\:ss", @"d\.hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss\.FFFFFFF"];

    private readonly MappingNode _map;
    private readonly string _what;
    private readonly DiagnosticBag _diagnostics;

    /// <summary>Opens an object; <paramref name="what"/> names it in messages, as in <c>a test</c>.</summary>
    public TestMap(MappingNode map, string what, IReadOnlyCollection<string> keys, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(diagnostics);
        _map = map;
        _what = what;
        _diagnostics = diagnostics;
        foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key)))
        {
            diagnostics.Add(TestDiagnostics.UnknownKey.At(entry.KeyLocation, entry.Key, what, string.Join(", ", keys)));
        }
    }

    /// <summary>The location of the object.</summary>
    public Location Location => _map.Location;

    /// <summary>Receives the diagnostics.</summary>
    public DiagnosticBag Diagnostics => _diagnostics;

    /// <summary>The value of a key, or null when the key is missing.</summary>
    public DocumentNode? this[string key] => _map[key];

    /// <summary>Opens a node that must be an object, or returns null and adds a diagnostic.</summary>
    public static TestMap? Open(
        DocumentNode node,
        string what,
        IReadOnlyCollection<string> keys,
        DiagnosticBag diagnostics,
        string? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (node is MappingNode map)
        {
            return new TestMap(map, what, keys, diagnostics);
        }

        diagnostics.Add(
            TestDiagnostics.WrongType.At(node.Location, what, Shown(node), otherwise ?? $"an object with {string.Join(", ", keys)}"));
        return null;
    }

    /// <summary>The location of a key; that of the object when the key is missing.</summary>
    public Location LocationOf(string key) => _map.Entries.FirstOrDefault(e => e.Key == key)?.KeyLocation ?? _map.Location;

    /// <summary>Reports a missing required key.</summary>
    public void Miss(string needed) => _diagnostics.Add(TestDiagnostics.MissingKey.At(_map.Location, _what, needed));

    /// <summary>Reports a value of the wrong kind.</summary>
    public void Refuse(DocumentNode node, string name, string wanted)
    {
        ArgumentNullException.ThrowIfNull(node);
        _diagnostics.Add(TestDiagnostics.WrongType.At(node.Location, name, Shown(node), wanted));
    }

    /// <summary>Reports when more than one of several keys is present.</summary>
    public void AllowOneOf(params ReadOnlySpan<string> keys)
    {
        string? first = null;
        foreach (var key in keys)
        {
            if (_map[key] is null)
            {
                continue;
            }

            if (first is not null)
            {
                _diagnostics.Add(TestDiagnostics.Conflict.At(LocationOf(key), _what, first, key));
                return;
            }

            first = key;
        }
    }

    /// <summary>A string, or null.</summary>
    public string? Text(string key)
    {
        if (_map[key] is not { } node || node is ScalarNode { ScalarKind: ScalarKind.String })
        {
            return (_map[key] as ScalarNode)?.Text;
        }

        Refuse(node, key, "a string");
        return null;
    }

    /// <summary>A string that is not blank, or null.</summary>
    public string? Name(string key)
    {
        if (Text(key) is not { } text || !string.IsNullOrWhiteSpace(text))
        {
            return Text(key);
        }

        _diagnostics.Add(TestDiagnostics.WrongType.At(_map[key]!.Location, key, "an empty string", "a string that is not empty")); // Text has found it
        return null;
    }

    /// <summary>The boolean of a key; false when the key is missing.</summary>
    public bool Flag(string key)
    {
        if (_map[key] is not { } node || node is ScalarNode { ScalarKind: ScalarKind.Boolean })
        {
            return _map[key] is ScalarNode { BooleanValue: true };
        }

        Refuse(node, key, "true or false");
        return false;
    }

    /// <summary>A whole number of at least <paramref name="least"/>, or null.</summary>
    public int? Count(string key, int least = 0)
    {
        switch (_map[key])
        {
            case null:
                return null;
            case ScalarNode { ScalarKind: ScalarKind.Integer } number when number.IntegerValue >= least && number.IntegerValue <= int.MaxValue:
                return (int)number.IntegerValue;
            case var node:
                Refuse(node, key, string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {least}"));
                return null;
        }
    }

    /// <summary>A string in which <c>*</c> matches any text, or an object with <c>regex</c>; null when the key is missing.</summary>
    public TextPattern? Pattern(string key) => _map[key] is { } node ? ReadPattern(node, key) : null;

    /// <summary>A string in which <c>*</c> matches any text, or an object with <c>regex</c>.</summary>
    public TextPattern? ReadPattern(DocumentNode node, string name)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return TextPattern.Of(text.Text);
            case MappingNode { Entries: [{ Key: "regex", Value: ScalarNode { ScalarKind: ScalarKind.String } expression }] }:
                if (!TextPattern.TryParseExpression(expression.Text, out var pattern, out var problem))
                {
                    _diagnostics.Add(TestDiagnostics.BadExpression.At(expression.Location, expression.Text, problem));
                }

                return pattern;
            default:
                Refuse(node, name, "a string, in which * matches any characters, or {regex: a regular expression}");
                return null;
        }
    }

    /// <summary>
    /// A time: seconds, or a string such as <c>00:35:00</c> or <c>1.02:00:00</c>; null with a diagnostic when it is neither.
    /// </summary>
    public TimeSpan? ReadTime(DocumentNode node, string name)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double, DoubleValue: >= 0 and <= LongestSeconds } seconds:
                return TimeSpan.FromSeconds(seconds.DoubleValue);
            case ScalarNode { ScalarKind: ScalarKind.String } text when TimeSpan.TryParseExact(text.Text, TimeForms, CultureInfo.InvariantCulture, out var time):
                return time;
            default:
                Refuse(node, name, "a number of seconds or a string such as \"00:35:00\"");
                return null;
        }
    }

    /// <summary>The kind of a node, for messages about its value.</summary>
    public static string Shown(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: not ScalarKind.Null } scalar => $"\"{scalar.Text}\"",
        MappingNode { Entries.Count: 0 } => "an empty object",
        SequenceNode { Items.Count: 0 } => "an empty list",
        _ => node?.Kind ?? "nothing",
    };
}
