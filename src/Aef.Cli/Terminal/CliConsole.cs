using System.Text;

namespace Aef.Cli.Terminal;

/// <summary>Where a command reads from and writes to. Tests pass string writers; the process passes its streams.</summary>
internal sealed class CliConsole
{
    /// <summary>Creates a console.</summary>
    public CliConsole(Func<Stream> openInput, TerminalWriter output, TerminalWriter error)
    {
        OpenInput = openInput;
        Output = output;
        Error = error;
    }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> OpenInput { get; }

    /// <summary>Standard output: results.</summary>
    public TerminalWriter Output { get; }

    /// <summary>Standard error: problems and progress.</summary>
    public TerminalWriter Error { get; }

    /// <summary>True when a person watches standard error on a terminal that can redraw lines.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>True when a person can answer a question: both standard input and standard error are a terminal.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The console of this process.</summary>
    public static CliConsole ForProcess()
    {
        var noColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new CliConsole(
            Console.OpenStandardInput,
            Open(Console.OpenStandardOutput(), Console.IsOutputRedirected),
            Open(Console.OpenStandardError(), Console.IsErrorRedirected))
        {
            IsInteractive = !Console.IsErrorRedirected && !dumb,
            CanAsk = !Console.IsErrorRedirected && !Console.IsInputRedirected,
        };

        TerminalWriter Open(Stream stream, bool redirected) =>
            redirected ? Piped(stream) : new(new LineWriter(stream), !noColor && !dumb, TerminalWidth());
    }

    /// <summary>A console whose outputs are files or pipes: without color and without a width.</summary>
    public static CliConsole ForPipes(Func<Stream> openInput, Stream output, Stream error) => new(openInput, Piped(output), Piped(error));

    /// <summary>Flushes buffered output. A reader that has closed the pipe (<c>aef … | head</c>) is not an error.</summary>
    public void Flush()
    {
        try
        {
            Error.Raw.Flush();
            Output.Raw.Flush();
        }
        catch (IOException)
        {
            // The reader has closed the pipe.
        }
    }

    private static TerminalWriter Piped(Stream stream) => new(new LineWriter(stream));

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth - 1 : TerminalWriter.DefaultWidth;
        }
        catch (IOException)
        {
            return TerminalWriter.DefaultWidth;
        }
    }
}
