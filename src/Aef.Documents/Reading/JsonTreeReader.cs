using System.Text;
using System.Text.Json;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>Builds the tree of one JSON text.</summary>
internal ref struct JsonTreeReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Allow,
        AllowTrailingCommas = true,
        MaxDepth = DocumentLimits.MaxDepth + 2,
    };

    private readonly SourceText _source;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly DiagnosticBag _diagnostics = new();
    private Utf8JsonReader _reader;
    private Utf8Offsets _offsets;
    private int _count;

    // The end of the last token, including comments, and the comma after the last value; -1 for none.
    private int _tokenEnd;
    private int _comma = -1;

    public JsonTreeReader(SourceText source, ReadOnlySpan<byte> bytes)
    {
        _source = source;
        _bytes = bytes;
        _offsets = new Utf8Offsets(source.Text, bytes.Length);
        _reader = new Utf8JsonReader(bytes, Options);
    }

    public DocumentResult Read()
    {
        DocumentNode? root = null;
        try
        {
            root = MoveNext() ? ReadNode() : null;
            if (root is not null)
            {
                MoveNext();
            }
        }
        catch (JsonException e)
        {
            root = null;
            ReportSyntax(e);
        }

        return new DocumentResult(root, _diagnostics.Items);
    }

    // Null means that reading must stop; the reason has been reported.
    private DocumentNode? ReadNode()
    {
        if (++_count > DocumentLimits.MaxNodes)
        {
            Report(DocumentDiagnostics.TooManyNodes, DocumentLimits.MaxNodes);
            return null;
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return CheckDepth() ? ReadMapping() : null;
            case JsonTokenType.StartArray:
                return CheckDepth() ? ReadSequence() : null;
            case JsonTokenType.String:
                var location = TokenLocation();
                return ScalarNode.String(ReadString(location), location);
            case JsonTokenType.Number:
                return ReadNumber();
            case JsonTokenType.True:
                return ScalarNode.Boolean(true, TokenLocation());
            case JsonTokenType.False:
                return ScalarNode.Boolean(false, TokenLocation());
            default:
                return ScalarNode.Null(TokenLocation());
        }
    }

    private MappingNode? ReadMapping()
    {
        var start = _offsets.ToChar((int)_reader.TokenStartIndex);
        var entries = new List<MappingEntry>();
        HashSet<string>? keys = null;
        while (MoveNext() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyLocation = KeyLocation();
            var key = ReadString(keyLocation);
            MoveNext();
            if (ReadNode() is not { } value)
            {
                return null;
            }

            if (KeyIndex.TryAdd(entries, ref keys, key))
            {
                entries.Add(new MappingEntry(key, value, keyLocation));
            }
            else
            {
                var first = entries.First(e => e.Key == key).KeyLocation;
                _diagnostics.Add(DocumentDiagnostics.DuplicateKey.At(keyLocation, key, $"{first.Start.Line}:{first.Start.Column}")
                    .WithRelated(first, "the first key"));
            }
        }

        return new MappingNode(entries, LocationFrom(start));
    }

    private SequenceNode? ReadSequence()
    {
        var start = _offsets.ToChar((int)_reader.TokenStartIndex);
        var items = new List<DocumentNode>();
        while (MoveNext() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNode() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new SequenceNode(items, LocationFrom(start));
    }

    private ScalarNode ReadNumber()
    {
        var location = TokenLocation();
        return _reader.TryGetInt64(out var integer)
            ? ScalarNode.Integer(integer, location)
            : PlainScalar.ResolveNumber(Encoding.UTF8.GetString(_reader.ValueSpan), location, _diagnostics);
    }

    private string ReadString(Location location)
    {
        try
        {
            return _reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            _diagnostics.Add(DocumentDiagnostics.JsonSyntax.At(location, "An escape sequence contains half of a surrogate pair."));
            return string.Empty;
        }
    }

    private bool MoveNext()
    {
        while (_reader.Read())
        {
            NoteComma();
            if (_reader.TokenType != JsonTokenType.Comment)
            {
                CheckTrailingComma();
                return true;
            }

            _diagnostics.Add(DocumentDiagnostics.JsonComment.At(TokenLocation()));
        }

        return false;
    }

    /// <summary>Between two tokens there may be blanks and at most one comma.</summary>
    private void NoteComma()
    {
        var comma = _bytes[_tokenEnd..(int)_reader.TokenStartIndex].IndexOf((byte)',');
        _comma = comma < 0 ? _comma : _tokenEnd + comma;
        _tokenEnd = (int)_reader.BytesConsumed;
    }

    /// <summary>The reader skips commas before a closing bracket, so that all of them are reported at once.</summary>
    private void CheckTrailingComma()
    {
        if (_comma >= 0 && _reader.TokenType is (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var comma = new Utf8Offsets(_source.Text, _bytes.Length).ToChar(_comma);
            _diagnostics.Add(DocumentDiagnostics.JsonTrailingComma.At(Location.FromSource(_source, new TextSpan(comma, 1))));
        }

        _comma = -1;
    }

    private bool CheckDepth()
    {
        if (_reader.CurrentDepth < DocumentLimits.MaxDepth)
        {
            return true;
        }

        Report(DocumentDiagnostics.TooDeep, DocumentLimits.MaxDepth);
        return false;
    }

    private void Report(DiagnosticDescriptor descriptor, object argument) => _diagnostics.Add(descriptor.At(TokenLocation(), argument));

    private void ReportSyntax(JsonException exception)
    {
        var offset = LineStart(exception.LineNumber ?? 0) + (int)(exception.BytePositionInLine ?? 0);
        offset = Math.Clamp(offset, 0, _bytes.Length);
        var position = new Utf8Offsets(_source.Text, _bytes.Length).ToChar(offset);
        _diagnostics.Add(DocumentDiagnostics.JsonSyntax.At(
            Location.FromSource(_source, new TextSpan(position, position < _source.Text.Length ? 1 : 0)),
            JsonMistake.Explain(exception.Message, _source.Text, position)));
    }

    private readonly int LineStart(long line)
    {
        var start = 0;
        for (var i = 0L; i < line; i++)
        {
            var next = _bytes[start..].IndexOf((byte)'\n');
            if (next < 0)
            {
                return _bytes.Length;
            }

            start += next + 1;
        }

        return start;
    }

    /// <summary>The key with its quotes. The reader is already past the colon.</summary>
    private Location KeyLocation()
    {
        const int quotes = 2;
        var start = (int)_reader.TokenStartIndex;
        return Location.FromSource(
            _source,
            TextSpan.FromBounds(_offsets.ToChar(start), _offsets.ToChar(start + _reader.ValueSpan.Length + quotes)));
    }

    private Location TokenLocation() => LocationFrom(_offsets.ToChar((int)_reader.TokenStartIndex));

    private Location LocationFrom(int start) =>
        Location.FromSource(_source, TextSpan.FromBounds(start, _offsets.ToChar((int)_reader.BytesConsumed)));
}
