using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Backfill;

namespace Aef.Cli.Commands;

/// <summary><c>aef backfill FILE</c>: shows the runs of a schedule in a range of the past, and runs what is missing.</summary>
internal sealed class BackfillCommand
{
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "The definition, JSON or YAML",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _schedule = ScheduledRunOptions.Name("The schedule; by default, the only one of the definition");

    private readonly Option<string?> _from = new("--from")
    {
        Description = "The first start of an interval, such as 2019-01 or 2019-01-15; without an offset, in the time zone of the schedule",
        HelpName = "TIME",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "The last start of an interval, included; a date is its midnight, and a month its first one; by default, now; with --missed, later runs are left out",
        HelpName = "TIME",
    };

    private readonly Option<bool> _missed = new("--missed")
    {
        Description = "Run what was missed since the first recorded run of each schedule, by its catch_up",
    };

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "The most runs of each schedule with --missed; the newest ones are run",
        HelpName = "N",
        DefaultValueFactory = _ => BackfillRequest.DefaultLimit,
    };

    private readonly Option<int> _parallel = new("--max-parallel")
    {
        Description = "How many runs this process runs at a time",
        HelpName = "N",
        DefaultValueFactory = _ => BackfillRequest.DefaultParallel,
    };

    private readonly Option<string> _rerun = new Option<string>("--rerun")
    {
        Description = "Which intervals are run: missing, including what was interrupted or cancelled; failed, with these and those that "
            + "have failed; all, from the beginning",
        HelpName = "missing|failed|all",
        DefaultValueFactory = _ => "missing",
    }.AcceptOnlyFromAmong("missing", "failed", "all");

    private readonly Option<string> _order = new Option<string>("--order")
    {
        Description = "Which runs are started first",
        HelpName = "oldest|newest",
        DefaultValueFactory = _ => "oldest",
    }.AcceptOnlyFromAmong("oldest", "newest");

    private readonly Option<bool> _dry = new("--dry-run") { Description = "Show the plan, and start nothing" };

    private readonly Option<string?> _environment = CommonOptions.EnvironmentName();
    private readonly RunInputOptions _inputs = new();
    private readonly Option<string?> _parameters = CommonOptions.Parameters();
    private readonly EnvironmentOptions _secrets = new();
    private readonly ProjectOptions _project = new();
    private readonly StateOptions _state = new();
    private readonly Option<string> _output = CommonOptions.Output();

    private BackfillCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) => new BackfillCommand().Build(console);

    private Command Build(CliConsole console)
    {
        var command = new Command("backfill", "Run a schedule for intervals of the past: what is missing in history, or has failed")
        {
            _file, _schedule, _from, _to, _missed, _limit, _parallel, _rerun, _order, _dry, _environment,
        };
        _inputs.AddTo(command);
        command.Options.Add(_parameters);
        _secrets.AddSecretsTo(command);
        _project.AddTo(command);
        _state.AddTo(command, hasAudit: true);
        command.Options.Add(_output);
        command.Subcommands.Add(BackfillStatusCommand.Create(console));
        command.Subcommands.Add(BackfillStopCommand.Create(console));
        command.Subcommands.Add(BackfillResumeCommand.Create(console));
        command.SetAction((result, cancellationToken) => new BackfillExecution(console, Read(result)).RunAsync(cancellationToken));
        return command;
    }

    private BackfillOptions Read(ParseResult result)
    {
        var file = result.GetValue(_file) switch
        {
            null => throw new UsageException("FILE is missing: name a definition, or use 'aef backfill status'."),
            InputLoader.Standard => throw new UsageException("A backfill needs a file, because the same command continues it later."),
            var named => named,
        };
        var isMissed = result.GetValue(_missed);
        var from = ScheduledRunOptions.Bound(_from.Name, result.GetValue(_from));
        if (from is null && !isMissed)
        {
            throw new UsageException("--from TIME is missing: the first start of an interval, such as 2019-01; or use --missed.");
        }

        if (isMissed && result.GetValue(_to) is not null)
        {
            throw new UsageException("--missed ends now, so it cannot be used with --to.");
        }

        var inputs = _inputs.Inputs(result);
        var request = new BackfillRequest
        {
            Definition = Path.GetFullPath(file),
            Schedule = result.GetValue(_schedule),
            From = from,
            To = ScheduledRunOptions.Bound(_to.Name, result.GetValue(_to)),
            Scope = Enum.Parse<BackfillScope>(result.GetRequiredValue(_rerun), ignoreCase: true),
            Order = Enum.Parse<BackfillOrder>(result.GetRequiredValue(_order), ignoreCase: true),
            MaxParallel = Number(result, _parallel, 1000),
            IsMissed = isMissed,
            Limit = Number(result, _limit, ScheduleBackfill.MaxRuns),
            Inputs = _inputs.File(result) is null ? [.. inputs.Select(i => i.Assignment)] : null,
        };
        return new BackfillOptions(file, request, _state.Recording(result, file))
        {
            Project = _project.Read(result) with { Target = LocalTarget.Default },
            EnvironmentName = result.GetValue(_environment),
            Environment = _secrets.Read(result).Environment,
            Parameters = result.GetValue(_parameters),
            Inputs = inputs,
            InputFile = _inputs.File(result),
            IsDry = result.GetValue(_dry),
            AsJson = result.GetValue(_output) == CommonOptions.Json,
        };
    }

    private static int Number(ParseResult result, Option<int> option, int most) =>
        result.GetValue(option) is >= 1 and var number && number <= most
            ? number
            : throw new UsageException($"{option.Name} must be a number from 1 to {most}; got {result.GetValue(option)}.");
}
