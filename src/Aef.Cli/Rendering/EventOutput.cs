using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Documents.Reading;

namespace Aef.Cli.Rendering;

/// <summary>The output for the events of a run: a file, or standard output, which then holds nothing else.</summary>
internal sealed class EventOutput : IDisposable
{
    private readonly TextWriter _writer;

    private EventOutput(TextWriter writer, bool isStandard)
    {
        _writer = writer;
        IsStandard = isStandard;
    }

    /// <summary>True when the events go to standard output, so that the summary goes to standard error.</summary>
    public bool IsStandard { get; }

    /// <summary>
    /// Opens the output of <c>--events</c>; null without the option. On real time each event can be read as soon as it happens.
    /// </summary>
    public static EventOutput? Open(string? name, CliConsole console, bool realTime) => name switch
    {
        null => null,
        InputLoader.Standard => new EventOutput(console.Output.Raw, isStandard: true),
        _ => new EventOutput(Create(name, realTime), isStandard: false),
    };

    private static StreamWriter Create(string name, bool realTime)
    {
        FileFailure.CheckFolder(name);
        return new StreamWriter(name) { NewLine = "\n", AutoFlush = realTime };
    }

    /// <summary>Writes one event.</summary>
    public void Write(string line)
    {
        _writer.Write(line);
        _writer.Write('\n');
    }

    /// <summary>Closes the file; standard output stays open.</summary>
    public void Dispose()
    {
        if (!IsStandard)
        {
            _writer.Dispose();
        }
    }
}
