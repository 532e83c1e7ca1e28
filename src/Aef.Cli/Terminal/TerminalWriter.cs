namespace Aef.Cli.Terminal;

/// <summary>A stream of text for people, with its width and whether it may be coloured.</summary>
internal sealed class TerminalWriter
{
    /// <summary>The width that bars and wrapped text are laid out for where there is no width, as in a file or pipe.</summary>
    public const int DefaultWidth = 110;

    /// <summary>The width that every view fits into; on narrower terminals lines are wrapped by the terminal.</summary>
    public const int LeastWidth = 60;

    private readonly TextWriter _writer;

    /// <summary>Makes a writer over a stream; without a width nothing has to be cut.</summary>
    public TerminalWriter(TextWriter writer, bool color = false, int? width = null)
    {
        _writer = writer;
        Color = color;
        HasWidth = width is not null;
        Width = Math.Max(LeastWidth, width ?? DefaultWidth);
    }

    /// <summary>True when escape sequences for colour may be written.</summary>
    public bool Color { get; }

    /// <summary>Columns of a line.</summary>
    public int Width { get; }

    /// <summary>True on a terminal. A file or pipe has no width, and what is written there is never cut.</summary>
    public bool HasWidth { get; }

    /// <summary>The most columns that a text may take: <paramref name="columns"/> where there is a width, otherwise any number.</summary>
    public int AtMost(int columns) => HasWidth ? columns : int.MaxValue;

    /// <summary>The stream underneath, for what is data and not text for people.</summary>
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
