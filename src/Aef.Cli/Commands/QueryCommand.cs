using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary><c>aef query CONNECTION STATEMENT</c>: executes a statement and shows its rows.</summary>
internal static class QueryCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var connection = new Argument<string>("CONNECTION") { Description = "The connection, such as lake" };
        var statement = new Argument<string>("STATEMENT") { Description = "The statement; :name is a value of --value" };
        var values = new Option<string[]>("--value")
        {
            Description = "The value of a parameter of the statement; can be repeated",
            HelpName = "NAME=VALUE",
            AllowMultipleArgumentsPerToken = false,
        };
        var limit = new Option<int>("--limit")
        {
            Description = "The most rows of a table",
            HelpName = "N",
            DefaultValueFactory = _ => 1_000,
        };
        var output = CommonOptions.OutputOfRows("The output format: a table, a JSON array of objects, or CSV");
        var command = new Command("query", "Execute a statement on a connection of an environment, and show its rows")
        {
            connection, statement, values, limit, output,
        };
        var options = new ConnectionOptions().AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var parameters = Values(result.GetValue(values) ?? []);
            var rows = Receiver(console, result.GetRequiredValue(output), Limit(result.GetValue(limit)));
            return options.UseAsync(result, console, connections => RunAsync(
                console,
                rows,
                () => SqlQuery.ExecuteAsync(
                    connections,
                    result.GetRequiredValue(connection),
                    result.GetRequiredValue(statement),
                    parameters,
                    rows,
                    m => console.Error.WriteLine(TerminalText.Clean(m), TextStyle.Dim),
                    cancellationToken)));
        });
        return command;
    }

    private static async Task<int> RunAsync(CliConsole console, QueryRows rows, Func<Task<long?>> execute)
    {
        try
        {
            rows.End(await execute().ConfigureAwait(false));
            return ExitCode.Done;
        }
        catch (ConnectionException e)
        {
            new DiagnosticWriter(console.Error).WriteAll([e.Diagnostic]);
            return ExitCode.Failed;
        }
        catch (SqlFailedException e)
        {
            console.Error.Write("aef: ", TextStyle.Bad).WriteLine(TerminalText.Clean(e.Message));
            return ExitCode.Failed;
        }
    }

    private static QueryRows Receiver(CliConsole console, string format, int limit) => format switch
    {
        CommonOptions.Json => new QueryJson(console),
        CommonOptions.Csv => new QueryCsv(console),
        _ => new QueryTable(console, limit),
    };

    private static int Limit(int limit) =>
        limit is >= 1 and <= 1_000_000 ? limit : throw new UsageException($"--limit must be a number from 1 to 1000000; got {limit}.");

    private static WorkflowValue Values(IReadOnlyList<string> texts)
    {
        var values = WorkflowValue.EmptyMap;
        foreach (var text in texts)
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            values = split > 0
                ? values.With(text[..split], text[(split + 1)..])
                : throw new UsageException($"--value must be NAME=VALUE; got \"{text}\"");
        }

        return values;
    }
}
