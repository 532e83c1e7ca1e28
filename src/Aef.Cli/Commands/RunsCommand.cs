using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary><c>aef runs</c>: lists, shows, compares and removes recorded runs.</summary>
internal static class RunsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var pipeline = new Option<string?>("--pipeline")
        {
            Description = "Only runs of this pipeline; * and ? are wildcards",
            HelpName = "NAME",
        };
        var state = new Option<string[]>("--state")
        {
            Description = "Only runs in this state: running, succeeded, failed, cancelled or interrupted; or the state folder; "
                + "can be repeated",
            HelpName = "STATE|DIR",
        };
        var since = new Option<string?>("--since")
        {
            Description = "Only runs that were started since then: a date or time, or a period such as 7d or 12h",
            HelpName = "TIME",
        };
        var failed = new Option<bool>("--failed") { Description = "Only runs that have failed" };
        var limit = CommonOptions.NewestLimit("The largest number of runs; 0 for all");
        var output = CommonOptions.OutputOfRows("The output format: a table, a single JSON document, or CSV");
        var command = new Command("runs", "List, show, compare and remove recorded runs")
        {
            pipeline, state, since, failed, limit, output,
            RunsShowCommand.Create(console), RunsCompareCommand.Create(console), RunsPruneCommand.Create(console), CreateRebuild(console),
        };
        command.SetAction(result =>
        {
            var (states, folder) = Split(result.GetValue(state) ?? []);
            var query = new RunQuery
            {
                Pipeline = result.GetValue(pipeline),
                States = result.GetValue(failed) ? [RecordedState.Failed] : states.Count > 0 ? states : null,
                Since = Since(result.GetValue(since)),
                Limit = CommonOptions.Limit(result, limit),
            };
            return List(console, StateOptions.HistoryIn(folder), query, result.GetRequiredValue(output));
        });
        return command;
    }

    /// <summary>A name of a state is a state; anything else is the state folder.</summary>
    private static (List<RecordedState> States, string? Folder) Split(string[] chosen)
    {
        var names = Enum.GetValues<RecordedState>().ToDictionary(s => s.ToString(), StringComparer.OrdinalIgnoreCase);
        string[] folders = [.. chosen.Where(c => !names.ContainsKey(c))];
        return folders.Length <= 1
            ? ([.. chosen.Where(names.ContainsKey).Select(c => names[c])], folders.FirstOrDefault())
            : throw new UsageException($"--state names two state folders, \"{folders[0]}\" and \"{folders[1]}\".");
    }

    private static Command CreateRebuild(CliConsole console)
    {
        var command = new Command("rebuild", "Create the index of the runs again, from their folders");
        var state = new StateOptions().AddTo(command);
        command.SetAction(result =>
        {
            var history = state.History(result);
            if (history.Rebuild(out var problem) is not { } count)
            {
                return RunIds.Fail(console, problem!); // there is one when there is no number
            }

            console.Output.WriteLine(TerminalText.Clean($"{DisplayText.LargeCount(count, "run")} in {history.Folder.IndexPath}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static DateTimeOffset? Since(string? text) => text is null ? null
        : Period.TryParseTime(text, StateOptions.Now, out var time) ? time
        : throw new UsageException($"--since expects a date such as 2026-11-30, a time, or a period such as 7d; got \"{text}\".");

    private static int List(CliConsole console, RunHistory history, RunQuery query, string output)
    {
        var list = history.List(query);
        new DiagnosticWriter(console.Error).WriteAll(list.Diagnostics);
        switch (output)
        {
            case CommonOptions.Json:
                JsonOutput.WriteObject(console.Output.Raw, json => RunListView.WriteJson(json, list.Runs));
                break;
            case CommonOptions.Csv:
                RunListView.WriteCsv(console.Output.Raw, list.Runs);
                break;
            default:
                RunListView.WriteTable(console.Output, list.Runs);
                if (list.Runs.Count == 0)
                {
                    var where = $"no recorded runs in {history.Folder.Path}; --state DIR names another folder";
                    console.Error.WriteLine(TerminalText.Clean(where), TextStyle.Dim);
                }
                else if (list.Runs.Count == query.Limit)
                {
                    console.Error.WriteLine($"the newest {DisplayText.LargeCount(list.Runs.Count, "run")}; --limit N shows more", TextStyle.Dim);
                }

                break;
        }

        return ExitCode.Done;
    }
}
