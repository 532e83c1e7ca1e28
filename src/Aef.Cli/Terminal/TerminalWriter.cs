namespace Aef.Cli.Terminal;

/// <summary>A stream of text for people, with its width and whether it may be colored.</summary>
internal sealed class TerminalWriter
{
    /// <summary>The width for bars and wrapped text where the output has none, as in a file or pipe.</summary>
    public const int DefaultWidth = 110;

    /// <summary>The width that every view fits into; narrower terminals wrap the lines.</summary>
    public const int LeastWidth = 60;

    private readonly TextWriter _writer;

    /// <summary>Creates a writer over a stream; without a width nothing is cut.</summary>
    public TerminalWriter(TextWriter writer, bool color = false, int? width = null)
    {
        _writer = writer;
        Color = color;
        HasWidth = width is not null;
        Width = Math.Max(LeastWidth, width ?? DefaultWidth);
    }

    /// <summary>True when escape sequences for color may be written.</summary>
    public bool Color { get; }

    /// <summary>Columns of a line.</summary>
    public int Width { get; }

    /// <summary>True on a terminal. A file or pipe has no width, and its lines are never cut.</summary>
    public bool HasWidth { get; }

    /// <summary>The maximum number of columns of a text: <paramref name="columns"/> where there is a width, otherwise any number.</summary>
    public int AtMost(int columns) => HasWidth ? columns : int.MaxValue;

    /// <summary>The underlying stream, for data rather than readable text.</summary>
    public TextWriter Raw => _writer;

    /// <summary>Writes a clean text.</summary>
    public TerminalWriter Write(string text, TextStyle style = TextStyle.Plain)
    {
        if (Color && style != TextStyle.Plain && text.Length > 0)
        {
            _writer.Write(Sequence(style));
            _writer.Write(text);
            _writer.Write("\e[0m");
        }
        else
        {
            _writer.Write(text);
        }

        return this;
    }

    /// <summary>Ends a line. The line break is LF on every system, so that outputs can be compared.</summary>
    public void WriteLine(string text = "", TextStyle style = TextStyle.Plain)
    {
        Write(text, style);
        _writer.Write('\n');
    }

    private static string Sequence(TextStyle style) => style switch
    {
        TextStyle.Bold => "\e[1m",
        TextStyle.Dim => "\e[2m",
        TextStyle.Good => "\e[32m",
        TextStyle.Caution => "\e[33m",
        TextStyle.Bad => "\e[31m",
        _ => "\e[36m",
    };
}
