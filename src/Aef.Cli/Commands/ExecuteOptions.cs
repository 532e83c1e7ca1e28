using System.CommandLine;
using Aef.Cli.Input;
using Aef.Runs.Launching;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef execute</c>, without those of the connection.</summary>
internal sealed class ExecuteOptions
{
    private readonly Argument<string> _subject = new("FILE|WORKFLOW")
    {
        Description = "A definition, whose workflow is published, or the id of a workflow",
    };

    private readonly Option<string?> _parameters = CommonOptions.Parameters();
    private readonly RunInputOptions _inputs = new();
    private readonly Option<string?> _argument = new("--args")
    {
        Description = "The argument of the execution as JSON, or @FILE with a file that contains it",
        HelpName = "JSON|@FILE",
    };

    private readonly Option<string?> _from = new("--start-date")
    {
        Description = "The first day that the execution processes; by default, yesterday",
        HelpName = "DATE",
    };

    private readonly Option<string?> _to = new("--end-date")
    {
        Description = "The last day that the execution processes; by default, --start-date",
        HelpName = "DATE",
    };

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Do only the jobs that this execution has not done: WORKFLOW/ID or ID",
        HelpName = "EXECUTION",
    };

    private readonly Option<string[]> _labels = new("--label")
    {
        Description = "A label of the execution; can be repeated",
        HelpName = "KEY=VALUE",
    };

    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the end and show the progress (the default)" };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Print the name of the execution, and do not wait" };
    private readonly Option<bool> _cancel = new("--cancel-on-interrupt")
    {
        Description = "Cancel the execution when this command is interrupted; by default, the execution goes on",
    };

    private readonly Option<bool> _detailed = new("--detailed-history")
    {
        Description = "Keep the variables of each step in the execution; steps then cost more",
    };

    private readonly Option<string?> _events = CommonOptions.Events();
    private readonly Option<string> _output = CommonOptions.Output();

    /// <summary>Adds the options to a command.</summary>
    public ExecuteOptions AddTo(Command command)
    {
        command.Arguments.Add(_subject);
        command.Options.Add(_parameters);
        _inputs.AddTo(command);
        foreach (var option in (Option[])[_argument, _from, _to, _resume, _labels, _wait, _noWait, _cancel, _detailed, _events, _output])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>The values of the options.</summary>
    /// <exception cref="UsageException">Options exclude each other, or have wrong values.</exception>
    public ExecuteRequest Read(ParseResult result)
    {
        if (result.GetValue(_wait) && result.GetValue(_noWait))
        {
            throw new UsageException("--wait and --no-wait exclude each other.");
        }

        if (result.GetValue(_resume) is not null
            && (result.GetValue(_argument) ?? result.GetValue(_from) ?? result.GetValue(_to) ?? _inputs.File(result)
                ?? (_inputs.Inputs(result) is [var first, ..] ? first.Name : null)) is not null)
        {
            throw new UsageException(
                "--resume keeps the argument of the execution: --args, --input, --input-file and dates have no effect.");
        }

        return new ExecuteRequest(result.GetRequiredValue(_subject))
        {
            Parameters = result.GetValue(_parameters),
            Argument = WithDates(JsonArgument.Read(result.GetValue(_argument)), result.GetValue(_from), result.GetValue(_to)),
            Inputs = _inputs.Inputs(result),
            InputFile = _inputs.File(result),
            Resume = result.GetValue(_resume),
            Labels = Labels(result.GetValue(_labels) ?? []),
            Waits = !result.GetValue(_noWait),
            CancelsOnInterrupt = result.GetValue(_cancel),
            IsDetailed = result.GetValue(_detailed),
            Events = result.GetValue(_events),
            AsJson = result.GetValue(_output) == CommonOptions.Json,
        };
    }

    private static Dictionary<string, string?> Labels(string[] labels)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            var parts = label.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0 || !all.TryAdd(parts[0], parts[1]))
            {
                throw new UsageException($"--label must be KEY=VALUE, each key once; got \"{label}\".");
            }
        }

        return all;
    }

    private static WorkflowValue WithDates(WorkflowValue argument, string? from, string? to)
    {
        if (from is null && to is null)
        {
            return argument;
        }

        if (argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map))
        {
            throw new UsageException("--start-date and --end-date need an object as --args.");
        }

        const string Variables = "query_variables";
        var variables = argument[Variables].Kind == WorkflowValueKind.Map ? argument[Variables] : WorkflowValue.EmptyMap;
        variables = from is null ? variables : variables.With("start_date", from);
        variables = to is null ? variables : variables.With("end_date", to);
        return (argument.IsNull ? WorkflowValue.EmptyMap : argument).With(Variables, variables);
    }
}
