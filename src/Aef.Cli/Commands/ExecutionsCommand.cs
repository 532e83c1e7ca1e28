using System.CommandLine;
using System.Globalization;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Google.Executions;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Executions;

namespace Aef.Cli.Commands;

/// <summary><c>aef executions</c>: lists, shows, cancels and waits for executions at Google or on a local server.</summary>
internal static class ExecutionsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) => new("executions", "List, show, cancel and wait for executions of workflows")
    {
        CreateList(console), CreateShow(console, "show", waits: false), CreateCancel(console), CreateShow(console, "wait", waits: true),
    };

    private static Command CreateList(CliConsole console)
    {
        var workflow = new Argument<string>("WORKFLOW") { Description = "The id of the workflow" };
        var filter = new Option<string?>("--filter")
        {
            Description = "A filter of Google's API, such as state=\"FAILED\"",
            HelpName = "FILTER",
        };
        var limit = CommonOptions.NewestLimit("The largest number of executions; 0 for all");
        var output = CommonOptions.Output();
        var command = new Command("list", "List the executions of a workflow, the newest first") { workflow, filter, limit, output };
        var access = new GoogleAccess().AddTo(command);
        command.SetAction((result, end) => access.RunAsync(console, result, Loader(console).Workspace.Loader, null, async session =>
        {
            var most = CommonOptions.Limit(result, limit);
            var query = new ListQuery { Filter = result.GetValue(filter), PageSize = most is < 100 ? most : 100 };
            var all = new List<(ExecutionName Name, Execution Execution)>();
            var name = $"{session.Parent}/workflows/{result.GetRequiredValue(workflow)}";
            await foreach (var execution in session.Clients.Executions.ListAsync(name, query, full: false, end).ConfigureAwait(false))
            {
                if (ExecutionName.Find(execution.Name, null) is { } found)
                {
                    all.Add((found, execution));
                }

                if (all.Count == most)
                {
                    break;
                }
            }

            Show(console, all, result.GetValue(output) == CommonOptions.Json, session.IsAtGoogle);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Show(CliConsole console, List<(ExecutionName Name, Execution Execution)> all, bool asJson, bool isAtGoogle)
    {
        if (asJson)
        {
            JsonOutput.WriteObject(console.Output.Raw, json =>
            {
                json.WriteStartArray("executions");
                foreach (var (name, execution) in all)
                {
                    json.WriteStartObject();
                    ExecutionView.WriteJson(json, name, execution, null, isAtGoogle);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextTable.Write(
            console.Output,
            ["execution", "state", "started", "duration"],
            [
                .. all.Select(e => (IReadOnlyList<string>)
                [
                    $"{e.Name.WorkflowId}/{e.Name.Id}",
                    e.Execution.State ?? string.Empty,
                    e.Execution.StartTime?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                        ?? string.Empty,
                    e.Execution.Duration is { } duration ? DurationText.Of(duration, isRealTime: true) : string.Empty,
                ]),
            ]);
    }

    private static Command CreateShow(CliConsole console, string verb, bool waits)
    {
        var id = Id();
        var file = new Option<string?>("--file")
        {
            Description = "The definition of the workflow, for steps and levels by their names",
            HelpName = "FILE",
        };
        var output = CommonOptions.Output();
        var text = waits ? "Wait until an execution has ended, and show it" : "Show the state, the steps and the failures of an execution";
        var command = new Command(verb, text) { id, file, output };
        var access = new GoogleAccess().AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var loader = Loader(console);
            CompiledSteps? steps = null;
            if (result.GetValue(file) is { } definition)
            {
                var compiled = PipelineCompilation.Of(loader, definition, null, null);
                steps = CompiledSteps.Of(compiled);
                if (steps is null)
                {
                    new DiagnosticWriter(console.Error).WriteAll(compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
                    return Task.FromResult(ExitCode.Failed);
                }
            }

            return access.RunAsync(console, result, loader.Workspace.Loader, result.GetValue(file), session =>
            {
                var named = result.GetRequiredValue(id);
                if (ExecutionName.Find(named, session.Parent) is not { } name)
                {
                    return Task.FromResult(WatchedExecution.Unknown(console, named));
                }

                var watched = new WatchedExecution(console, session, name, steps)
                {
                    AsJson = result.GetValue(output) == CommonOptions.Json,
                };
                return waits ? watched.RunAsync(null, cancellationToken) : watched.ShowOnceAsync(cancellationToken);
            });
        });
        return command;
    }

    private static Command CreateCancel(CliConsole console)
    {
        var id = Id();
        var command = new Command("cancel", "Cancel an execution") { id };
        var access = new GoogleAccess().AddTo(command);
        command.SetAction((result, end) => access.RunAsync(console, result, Loader(console).Workspace.Loader, null, async session =>
        {
            var named = result.GetRequiredValue(id);
            if (ExecutionName.Find(named, session.Parent) is not { } name)
            {
                return WatchedExecution.Unknown(console, named);
            }

            await session.Clients.Executions.CancelAsync(name.ToString(), end).ConfigureAwait(false);
            console.Output.WriteLine(TerminalText.Clean($"cancelled {name.WorkflowId}/{name.Id}"));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> Id() => new("EXECUTION") { Description = "WORKFLOW/ID, or the whole name of the execution" };

    private static InputLoader Loader(CliConsole console) => new(console, new Core.Workspace.WorkspaceOptions());
}
