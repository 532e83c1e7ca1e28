using System.CommandLine;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary>The options that <c>aef resume</c> and <c>aef rerun</c> share: the run that is continued, its outputs, and its record.</summary>
internal sealed class ContinuedRunOptions(string description)
{
    private readonly Argument<string> _file = new("FILE|ID") { Description = description };
    private readonly Option<string?> _events = CommonOptions.Events();
    private readonly Option<bool> _sync = CommonOptions.JournalSync();
    private readonly Option<bool> _force = CommonOptions.Force();
    private readonly Option<string> _output = CommonOptions.Output();
    private readonly StateOptions _state = new();
    private readonly SummaryOptions _summary = new();

    /// <summary>Adds FILE|ID and the options to a command, after those of its <paramref name="own"/>.</summary>
    public ContinuedRunOptions AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.Arguments.Add(_file);
        foreach (var option in (Option[])[.. own, _events, _sync, _force, _output])
        {
            command.Options.Add(option);
        }

        _state.AddTo(command, hasAudit: true);
        _summary.AddTo(command);
        return this;
    }

    /// <summary>The values of the options, with the journal that FILE|ID names; null after a problem was written.</summary>
    public RunOptions? Read(ParseResult result, CliConsole console)
    {
        var recording = _state.Recording(result);
        return RunIds.Journal(console, StateOptions.HistoryOf(recording), result.GetRequiredValue(_file)) is { } journal
            ? _summary.Read(result, new RunOptions(journal)
            {
                Journal = journal,
                Recording = recording,
                Events = result.GetValue(_events),
                Force = result.GetValue(_force),
                Durability = CommonOptions.Durability(result.GetValue(_sync)),
                AsJson = result.GetValue(_output) == CommonOptions.Json,
            })
            : null;
    }
}
