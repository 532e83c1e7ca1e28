using System.CommandLine;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary>The options that <c>aef run</c> and <c>aef simulate</c> share: what runs, its argument, its outputs, and its record.</summary>
internal sealed class StartOptions(RunMode mode)
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A definition or Cloud Workflows source, JSON or YAML; - reads standard input",
    };

    private readonly Option<string?> _parameters = CommonOptions.Parameters();

    private readonly Option<string?> _argument = new("--args")
    {
        Description = "The argument of the execution as JSON, or @FILE with a file that contains it",
        HelpName = "JSON|@FILE",
    };

    private readonly Option<string?> _events = CommonOptions.Events();

    private readonly Option<string?> _journal = new("--journal")
    {
        Description = "Record every external outcome in a new file, so that an interrupted run can be resumed",
        HelpName = "FILE",
    };

    private readonly Option<bool> _sync = CommonOptions.JournalSync();
    private readonly Option<string> _output = CommonOptions.Output();
    private readonly Option<bool> _force = CommonOptions.Force();
    private readonly RunInputOptions _inputs = new();
    private readonly ScheduledRunOptions _scheduled = new();
    private readonly ProjectOptions _project = new();
    private readonly Option<string?> _environmentName = CommonOptions.EnvironmentName();

    private readonly EnvironmentOptions _environment = new();
    private readonly Option<bool> _record = new("--record")
    {
        Description = "Record the run in the state folder, with a journal, events and logs (docs/history.md)",
    };

    private readonly StateOptions _state = new();
    private readonly SummaryOptions _summary = new();

    /// <summary>Adds FILE and the options to a command, with <paramref name="own"/> after those of the argument.</summary>
    public StartOptions AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.Arguments.Add(_file);
        foreach (var option in (Option[])[_parameters, _argument, .. own, _events, _journal, _sync, _force, _output])
        {
            command.Options.Add(option);
        }

        _inputs.AddTo(command);
        _scheduled.AddTo(command);
        _project.AddTo(command);
        if (mode == RunMode.Simulate)
        {
            _environment.AddSimulatedTo(command);
            command.Options.Add(_record);
        }
        else
        {
            command.Options.Add(_environmentName);
            _environment.AddTo(command);
        }

        _state.AddTo(command, hasAudit: true);
        _summary.AddTo(command);
        return this;
    }

    /// <summary>The values of the options.</summary>
    public RunOptions Read(ParseResult result)
    {
        var file = result.GetRequiredValue(_file);
        var isReal = mode == RunMode.Run;
        var project = _project.Read(result);
        var (environment, callbackPort) = _environment.Read(result);
        return _summary.Read(result, new RunOptions(file)
        {
            Mode = mode,
            Environment = environment,
            CallbackPort = callbackPort,
            Project = isReal ? project with { Target = LocalTarget.Default } : project,
            Parameters = result.GetValue(_parameters),
            Argument = JsonArgument.Read(result.GetValue(_argument)),
            Inputs = _inputs.Inputs(result),
            InputFile = _inputs.File(result),
            Schedule = _scheduled.Schedule(result),
            ScheduledTime = _scheduled.Time(result),
            Events = result.GetValue(_events),
            Force = result.GetValue(_force),
            Journal = result.GetValue(_journal),
            EnvironmentName = result.GetValue(_environmentName),
            Recording = isReal || result.GetValue(_record) ? _state.Recording(result, file) : null,
            Durability = CommonOptions.Durability(result.GetValue(_sync)),
            AsJson = result.GetValue(_output) == CommonOptions.Json,
        });
    }
}
