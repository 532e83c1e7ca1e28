using Aef.Documents.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>
/// Where a node came from: a stretch of a file, the script line of the cmdlet that made it, or nothing but a path in the model.
/// Locations never take part in the equality of the nodes that hold them.
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

    /// <summary>Nowhere: the node was made by a program.</summary>
    public static Location None { get; } = new(null, default, null, default);

    /// <summary>The file or script, as the caller named it; null when there is none.</summary>
    public string? Path { get; }

    /// <summary>The stretch in the source text; empty for script lines.</summary>
    public TextSpan Span { get; }

    /// <summary>True when the location points at a line.</summary>
    public bool HasPosition => _source is not null || _script.Line > 0;

    /// <summary>Line and column of the start, counted from 1; (0, 0) when unknown.</summary>
    public LinePosition Start => _source?.GetPosition(Span.Start) ?? _script;

    /// <summary>Line and column just after the end.</summary>
    public LinePosition End => _source?.GetPosition(Span.End) ?? _script;

    /// <summary>The text that the stretch is in. Not a property, so that ConvertTo-Json of a node does not print whole files.</summary>
    internal SourceText? GetSource() => _source;

    /// <summary>A stretch of a file.</summary>
    public static Location FromSource(SourceText source, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Location(source, span, source.Path, default);
    }

    /// <summary>A line of the script whose cmdlet made the node.</summary>
    public static Location FromScript(string path, int line, int column) => new(null, default, path, new LinePosition(line, column));

    /// <summary><c>file:line:column</c>, or an empty text when nothing is known.</summary>
    public override string ToString() =>
        HasPosition ? $"{Path ?? "-"}:{Start.Line}:{Start.Column}" : Path ?? string.Empty;
}
