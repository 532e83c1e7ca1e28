using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Aef.Adapters.Yaml;

/// <summary>Builds the tree of one YAML text.</summary>
internal sealed class YamlTreeReader
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Parser _parser;
    private int _count;
    private int _depth;

    public YamlTreeReader(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _parser = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
    }

    private ParsingEvent Current => _parser.Current ?? throw new InvalidOperationException("The event stream has ended.");

    public DocumentNode? Read()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart)
        {
            _diagnostics.Add(DocumentDiagnostics.Empty.At(Location.FromSource(_source, default)));
            return null;
        }

        _parser.MoveNext();
        if (Current is Scalar { Value: "", Style: ScalarStyle.Plain } nothing && nothing.Tag.IsEmpty && nothing.Anchor.IsEmpty)
        {
            _diagnostics.Add(DocumentDiagnostics.Empty.At(LocationOf(nothing)));
            return null;
        }

        var root = ReadNode();
        if (root is null)
        {
            return null;
        }

        _parser.MoveNext();
        if (_parser.MoveNext() && Current is DocumentStart second)
        {
            _diagnostics.Add(DocumentDiagnostics.YamlMultipleDocuments.At(LocationOf(second)));
        }

        return root;
    }

    // The parser is at the node's first event before and at its last event after. Null means that reading must stop; the reason is
    // reported.
    private DocumentNode? ReadNode()
    {
        if (++_count > DocumentLimits.MaxNodes)
        {
            _diagnostics.Add(DocumentDiagnostics.TooManyNodes.At(LocationOf(Current), DocumentLimits.MaxNodes));
            return null;
        }

        if (Current is AnchorAlias alias)
        {
            _diagnostics.Add(DocumentDiagnostics.YamlAlias.At(LocationOf(alias), "*" + alias.Value));
            return null;
        }

        if (Current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _diagnostics.Add(DocumentDiagnostics.YamlAlias.At(LocationOf(anchored), "&" + anchored.Anchor));
            return null;
        }

        if (Current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            _diagnostics.Add(DocumentDiagnostics.YamlTag.At(LocationOf(tagged), tagged.Tag));
            return null;
        }

        return Current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => Enter(start) ? ReadSequence(start) : null,
            MappingStart start => Enter(start) ? ReadMapping(start) : null,
            _ => throw new InvalidOperationException("No node begins here."),
        };
    }

    private ScalarNode ReadScalar(Scalar scalar) => scalar.Style == ScalarStyle.Plain
        ? PlainScalar.Resolve(scalar.Value, LocationOf(scalar), _diagnostics)
        : ScalarNode.String(scalar.Value, LocationOf(scalar));

    private SequenceNode? ReadSequence(SequenceStart start)
    {
        var items = new List<DocumentNode>();
        while (_parser.MoveNext() && Current is not SequenceEnd)
        {
            if (ReadNode() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        _depth--;
        return new SequenceNode(items, LocationOf(start, Current));
    }

    private MappingNode? ReadMapping(MappingStart start)
    {
        var entries = new List<MappingEntry>();
        HashSet<string>? keys = null;
        while (_parser.MoveNext() && Current is not MappingEnd)
        {
            var name = (Current as Scalar)?.Value;
            if (ReadNode() is not { } key)
            {
                return null;
            }

            _parser.MoveNext();
            if (ReadNode() is not { } value)
            {
                return null;
            }

            AddEntry(entries, ref keys, name, key, value);
        }

        _depth--;
        return new MappingNode(entries, LocationOf(start, Current));
    }

    // A key is the text that is there: `True: x` has the key "True", not "true".
    private void AddEntry(List<MappingEntry> entries, ref HashSet<string>? keys, string? name, DocumentNode key, DocumentNode value)
    {
        if (name is null || key.Location.Span.Length == 0)
        {
            _diagnostics.Add(DocumentDiagnostics.YamlComplexKey.At(key.Location, name is null ? key.Kind : "nothing"));
        }
        else if (KeyIndex.TryAdd(entries, ref keys, name))
        {
            entries.Add(new MappingEntry(name, value, key.Location));
        }
        else
        {
            var first = entries.First(e => e.Key == name).KeyLocation;
            _diagnostics.Add(DocumentDiagnostics.DuplicateKey.At(key.Location, name, $"{first.Start.Line}:{first.Start.Column}")
                .WithRelated(first, "the first key"));
        }
    }

    private bool Enter(ParsingEvent start)
    {
        if (++_depth <= DocumentLimits.MaxDepth)
        {
            return true;
        }

        _diagnostics.Add(DocumentDiagnostics.TooDeep.At(LocationOf(start), DocumentLimits.MaxDepth));
        return false;
    }

    private Location LocationOf(ParsingEvent at) => LocationOf(at, at);

    private Location LocationOf(ParsingEvent first, ParsingEvent last) =>
        Location.FromSource(_source, TextSpan.FromBounds((int)first.Start.Index, (int)last.End.Index));
}
