using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary><c>aef runs compare A B</c>: the steps that became slower or ended differently, and the changes of the definition.</summary>
internal static class RunsCompareCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var first = new Argument<string>("A") { Description = "The first run: its id, or the beginning of its id" };
        var second = new Argument<string>("B") { Description = "The second run; latest and latest-failed are allowed too" };
        var output = CommonOptions.Output();
        var command = new Command("compare", "Compare two runs: the steps that became slower, and the changes of the definition")
        {
            first, second, output,
        };
        var state = new StateOptions().AddTo(command);
        command.SetAction(result =>
        {
            var history = state.History(result);
            var (before, now) = (
                RunIds.Find(console, history, result.GetRequiredValue(first)),
                RunIds.Find(console, history, result.GetRequiredValue(second)));
            if (before is null || now is null)
            {
                return ExitCode.Failed;
            }

            var comparison = RunComparison.Create(before, now, new InputLoader(console).Workspace.Loader);
            if (result.GetValue(output) == CommonOptions.Json)
            {
                JsonOutput.WriteObject(console.Output.Raw, json => RunComparisonView.WriteJson(json, comparison));
            }
            else
            {
                new RunComparisonView(console.Output).Write(comparison);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
