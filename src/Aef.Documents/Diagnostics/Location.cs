using Aef.Documents.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>
/// The origin of a node: a span of a file, the script line of the cmdlet that created it, or only a path in the model. Equality of nodes
/// ignores their locations.
/// </summary>
public sealed class Location
{
    private readonly SourceText? _source;
    private readonly LinePosition _script;

    private Location(SourceText? source, TextSpan span, string? path, LinePosition script)
    {
        _source = source;
        Span = span;
        Path = path;
        _script = script;
    }

    /// <summary>No location: a program created the node.</summary>
    public static Location None { get; } = new(null, default, null, default);

    /// <summary>The file or script, as the caller named it; null when there is none.</summary>
    public string? Path { get; }

    /// <summary>The span in the source text; empty for script lines.</summary>
    public TextSpan Span { get; }

    /// <summary>True when the location points at a line.</summary>
    public bool HasPosition => _source is not null || _script.Line > 0;

    /// <summary>Line and column of the start, counted from 1; (0, 0) when unknown.</summary>
    public LinePosition Start => _source?.GetPosition(Span.Start) ?? _script;

    /// <summary>Line and column just after the end.</summary>
    public LinePosition End => _source?.GetPosition(Span.End) ?? _script;

    /// <summary>
    /// The text that contains the span. A method, not a property, so that ConvertTo-Json of a node does not print whole files.
    /// </summary>
    internal SourceText? GetSource() => _source;

    /// <summary>A span of a file.</summary>
    public static Location FromSource(SourceText source, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Location(source, span, source.Path, default);
    }

    /// <summary>The script line whose cmdlet created the node.</summary>
    public static Location FromScript(string path, int line, int column) => new(null, default, path, new LinePosition(line, column));

    /// <summary><c>file:line:column</c>, or an empty string for an unknown location.</summary>
    public override string ToString() =>
        HasPosition ? $"{Path ?? "-"}:{Start.Line}:{Start.Column}" : Path ?? string.Empty;
}
