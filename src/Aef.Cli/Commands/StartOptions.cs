using System.CommandLine;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Launching;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary>The options that <c>aef run</c> and <c>aef simulate</c> share: what runs, its argument, and its outputs.</summary>
internal sealed class StartOptions
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

    private readonly Option<string?> _events = new("--events")
    {
        Description = "Write all events of the run as JSON Lines to a file, or to standard output with - (docs/events.md)",
        HelpName = "OUT",
    };

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
    private readonly Option<string?> _environmentName = new("--environment")
    {
        Description = "The environment of aef.json, with its connections; by default, local",
        HelpName = "NAME",
    };

    private readonly EnvironmentOptions _environment = new();
    private readonly RecordOptions _record = new();

    /// <summary>Adds FILE and the options to a command, with <paramref name="own"/> after those of the argument.</summary>
    public StartOptions AddTo(Command command, RunMode mode, params ReadOnlySpan<Option> own)
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
        }
        else
        {
            command.Options.Add(_environmentName);
            _environment.AddTo(command);
        }

        _record.AddTo(command, mode);
        return this;
    }

    /// <summary>The values of the options.</summary>
    public RunOptions Read(ParseResult result, RunMode mode)
    {
        var environment = mode == RunMode.Simulate ? (_environment.ReadSimulated(result), 0) : _environment.Read(result);
        return new RunOptions(result.GetRequiredValue(_file))
        {
            Mode = mode,
            Environment = environment.Item1,
            CallbackPort = environment.Item2,
            Project = mode == RunMode.Real
                ? _project.Read(result) with { Target = LocalTarget.Default }
                : _project.Read(result),
            Parameters = result.GetValue(_parameters),
            Argument = JsonArgument.Read(result.GetValue(_argument)),
            Inputs = _inputs.Inputs(result),
            InputFile = _inputs.File(result),
            Schedule = _scheduled.Schedule(result),
            ScheduledTime = _scheduled.Time(result),
            Events = result.GetValue(_events),
            Force = result.GetValue(_force),
            Journal = result.GetValue(_journal),
            EnvironmentName = mode == RunMode.Real ? result.GetValue(_environmentName) : null,
            Recording = _record.Read(result, mode, result.GetRequiredValue(_file)),
            Durability = CommonOptions.Durability(result.GetValue(_sync)),
            AsJson = result.GetValue(_output) == CommonOptions.Json,
        };
    }
}
