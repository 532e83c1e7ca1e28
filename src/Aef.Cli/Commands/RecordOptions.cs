using System.CommandLine;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary><c>--record</c>, <c>--state DIR</c> and <c>--audit FILE</c> of a command that starts runs.</summary>
internal sealed class RecordOptions
{
    private readonly Option<bool> _record = new("--record")
    {
        Description = "Record the run in the state folder, with a journal, events and logs (docs/history.md)",
    };

    private readonly StateOptions _state = new();

    /// <summary>Adds the options to a command. A run that does its jobs is always recorded.</summary>
    public RecordOptions AddTo(Command command, RunMode mode)
    {
        if (mode == RunMode.Simulate)
        {
            command.Options.Add(_record);
        }

        _state.AddTo(command, hasAudit: true);
        return this;
    }

    /// <summary>How the run is recorded; null if it is not.</summary>
    public RecordingOptions? Read(ParseResult result, RunMode mode, string definition) =>
        mode == RunMode.Real || result.GetValue(_record) ? _state.Recording(result, definition) : null;
}
