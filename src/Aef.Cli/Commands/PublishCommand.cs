using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef publish [FILE|DIR…]</c> compares definitions with Google Cloud, and changes what differs.</summary>
internal static class PublishCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var paths = new Argument<string[]>("FILE|DIR")
        {
            Description = "Definitions and folders of definitions; by default, the current folder",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var yes = Flag("--yes", "Apply the plan without a question");
        var planOnly = Flag("--plan-only", "Show the plan; change nothing");
        var prune = Flag("--prune", "Delete what this project published before and has no definition any more");
        var planFile = Text("--plan-file", "FILE", "Write the plan as JSON; it has hashes but no sources");
        var plan = Text("--plan", "FILE", "Apply this reviewed plan; refused if the definitions or the state differ from it");
        var rollback = Text(
            "--rollback", "REVISION", "Publish the source of an older revision again; schedules and files stay as they are");
        var workflow = Text("--workflow", "ID", "The workflow that --rollback restores");
        var summary = Text("--summary", "FILE", "Write the plan in Markdown, for the summary of a build or a comment on a pull request");
        var output = new Option<string>("--output")
        {
            Description = "text, or json for the plan",
            DefaultValueFactory = _ => CommonOptions.Text,
        }.AcceptOnlyFromAmong(CommonOptions.Text, CommonOptions.Json);
        var command = new Command("publish", "Publish definitions to Google Cloud: show what would change, and change it")
        {
            paths, yes, planOnly, prune, planFile, plan, rollback, workflow, summary, output,
        };
        var google = new GoogleOptions().AddTo(command);
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var options = new PublishOptions
            {
                Yes = result.GetValue(yes),
                PlanOnly = result.GetValue(planOnly),
                Prune = result.GetValue(prune),
                PlanFile = result.GetValue(planFile),
                Plan = result.GetValue(plan),
                Rollback = result.GetValue(rollback),
                Workflow = result.GetValue(workflow),
                Summary = result.GetValue(summary),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            };
            options.Check();
            var named = result.GetValue(paths) is { Length: > 0 } some ? some : ["."];
            var loader = new InputLoader(console, project.Read(result));
            using var connection = google.Connect(result, console, loader.Workspace.Loader, named[0]);
            return await new PublishExecution(console, options, loader.Workspace, connection.Clients)
                .RunAsync(google.Read(result, named), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
