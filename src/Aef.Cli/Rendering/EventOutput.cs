using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;

namespace Aef.Cli.Rendering;

/// <summary>The output for the events of a run: a file, or standard output, which then holds nothing else.</summary>
internal sealed class EventOutput : IDisposable
{
    private readonly TextWriter _writer;
    private readonly string _name;

    private EventOutput(TextWriter writer, string name)
    {
        _writer = writer;
        _name = name;
    }

    /// <summary>True when the events go to standard output, so that the summary goes to standard error.</summary>
    public bool IsStandard => _name == InputLoader.Standard;

    /// <summary>
    /// Opens the output of <c>--events</c>; null without the option. On real time each event can be read as soon as it happens.
    /// </summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static EventOutput? Open(string? name, CliConsole console, bool realTime) => name switch
    {
        null => null,
        InputLoader.Standard => new EventOutput(console.Output.Raw, name),
        _ => OutputException.Guard(name, () => new EventOutput(new StreamWriter(name) { NewLine = "\n", AutoFlush = realTime }, name)),
    };

    /// <summary>Writes one event.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public void Write(string line)
    {
        if (IsStandard)
        {
            Append(line);
            return;
        }

        OutputException.Guard(_name, () => Append(line));
    }

    /// <summary>Closes the file; standard output stays open.</summary>
    public void Dispose()
    {
        if (!IsStandard)
        {
            OutputException.Guard(_name, _writer.Dispose);
        }
    }

    private void Append(string line)
    {
        _writer.Write(line);
        _writer.Write('\n');
    }
}
