using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Reads the settings of a binding, or of a part of one. An invalid setting is reported and counts as absent.</summary>
internal sealed class SettingReader(MapReader map, MappingNode source, string path)
{
    /// <summary>The object that is read.</summary>
    public MappingNode Source => source;

    /// <summary>A string.</summary>
    public string? Text(string key) => map.Text(key);

    /// <summary>A condition: a string, true or false.</summary>
    public string? Condition(string key) => map.Text(key, booleans: true);

    /// <summary>Any value, as written.</summary>
    public DocumentNode? Node(string key) => map.Node(key);

    /// <summary>An object, as written.</summary>
    public MappingNode? Map(string key) => map.Map(key);

    /// <summary>A required string.</summary>
    public string Needed(string key)
    {
        var text = map.Text(key);
        if (text is { Length: 0 } || (text is null && !map.Origin.Has(key)))
        {
            map.Diagnostics.Add(map.Missing(ReadingDiagnostics.IncompleteExecutor, key, path + key));
        }

        return text ?? string.Empty;
    }

    /// <summary>A list of strings; numbers and booleans are read as written.</summary>
    public EquatableList<string> Texts(string key) => map.List(key) is { } list ? Texts(key, list) : [];

    /// <summary>A list of strings; <paramref name="expected"/> describes it in messages.</summary>
    public EquatableList<string> Texts(string key, string expected) => map.Node(key) switch
    {
        null => [],
        SequenceNode list => Texts(key, list),
        var node => Refuse(key, node, expected),
    };

    /// <summary>A list of strings, or one string.</summary>
    public EquatableList<string> TextOrTexts(string key) => map.Node(key) switch
    {
        null => [],
        SequenceNode list => Texts(key, list),
        ScalarNode { ScalarKind: not ScalarKind.Boolean } => [map.Text(key)!], // a scalar that is not a boolean is a string
        var node => Refuse(key, node, "a string or a list of strings"),
    };

    /// <summary>An object of strings.</summary>
    public EquatableList<BindingVariable> Variables(string key)
    {
        var variables = new List<BindingVariable>();
        foreach (var entry in map.Map(key)?.Entries ?? [])
        {
            if (TextOf(entry.Value) is { } text)
            {
                variables.Add(new BindingVariable(entry.Key, text));
            }
            else
            {
                Refuse($"{key}.{entry.Key}", entry.Value, "a string");
            }
        }

        return [.. variables];
    }

    /// <summary>An object of strings, or one expression whose value has them.</summary>
    public (EquatableList<BindingVariable> Variables, string? Text) VariablesOrText(string key) =>
        map.Node(key) is ScalarNode { ScalarKind: ScalarKind.String } ? ([], map.Text(key)) : (Variables(key), null);

    /// <summary>True or false; false if it is absent.</summary>
    public bool Flag(string key) => map.Boolean(key) ?? false;

    /// <summary>A nested object with settings of its own.</summary>
    public T? Part<T>(string key, ReadOnlySpan<string> settings, Func<SettingReader, T> read)
        where T : class =>
        map.Map(key) is { } part
            ? read(
                new SettingReader(
                    new MapReader(part, $"\"{key}\"", FrozenSet.Create(StringComparer.OrdinalIgnoreCase, settings), map.Diagnostics),
                    part,
                    $"{path}{key}."))
            : null;

    /// <summary>A list of nested objects with settings of their own.</summary>
    public EquatableList<T> Parts<T>(string key, string[] settings, Func<SettingReader, T> read)
        where T : class
    {
        var parts = new List<T>();
        foreach (var item in map.List(key)?.Items ?? [])
        {
            if (item is MappingNode part)
            {
                var reader = new MapReader(
                    part,
                    $"an item of \"{key}\"",
                    FrozenSet.Create(StringComparer.OrdinalIgnoreCase, settings),
                    map.Diagnostics);
                parts.Add(read(new SettingReader(reader, part, $"{path}{key}.")));
            }
            else
            {
                Refuse($"An item of {key}", item, "an object");
            }
        }

        return [.. parts];
    }

    private EquatableList<string> Texts(string key, SequenceNode list)
    {
        var texts = new List<string>();
        foreach (var item in list.Items)
        {
            if (TextOf(item) is { } text)
            {
                texts.Add(text);
            }
            else
            {
                Refuse($"An item of {key}", item, "a string");
            }
        }

        return [.. texts];
    }

    private static string? TextOf(DocumentNode node) =>
        node is ScalarNode { ScalarKind: not ScalarKind.Null } scalar ? ScalarReading.SourceText(scalar) : null;

    private EquatableList<string> Refuse(string key, DocumentNode node, string expected)
    {
        map.Diagnostics.Add(ReadingDiagnostics.WrongKind.At(node.Location, key, expected, node.Kind));
        return [];
    }
}
