namespace Aef.Cli.Terminal;

/// <summary>A stream of text for people, with its width and whether it may be coloured.</summary>
internal sealed class TerminalWriter
{
    /// <summary>The width that piped output is laid out for.</summary>
    public const int DefaultWidth = 110;

    private readonly TextWriter _writer;

    /// <summary>Makes a writer over a stream.</summary>
    public TerminalWriter(TextWriter writer, bool color = false, int width = DefaultWidth)
    {
        _writer = writer;
        Color = color;
        Width = Math.Max(60, width);
    }

    /// <summary>True when escape sequences for colour may be written.</summary>
    public bool Color { get; }

    /// <summary>Columns of a line.</summary>
    public int Width { get; }

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
