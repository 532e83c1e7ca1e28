using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Backfill;

namespace Aef.Cli.Commands;

/// <summary><c>aef backfill status [ID]</c>: lists the backfills, or the intervals of one.</summary>
internal static class BackfillStatusCommand
{
    /// <summary>The description of an argument for one.</summary>
    public const string Description = "The id of a backfill or its beginning, or latest";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string?>("ID") { Description = Description + "; by default, all of them", Arity = ArgumentArity.ZeroOrOne };
        var output = CommonOptions.Output();
        var command = new Command("status", "List the backfills, or show the intervals of one with their states") { id, output };
        var state = new StateOptions().AddTo(command);
        command.SetAction(result =>
        {
            var history = state.History(result);
            var ledger = new BackfillLedger(history.Folder);
            var asJson = result.GetValue(output) == CommonOptions.Json;
            if (result.GetValue(id) is not { } name)
            {
                BackfillStatus[] all = [.. ledger.List().Select(r => BackfillStatus.Of(r, ledger, history))];
                if (asJson)
                {
                    BackfillJson.WriteList(console.Output.Raw, all);
                }
                else if (all.Length > 0)
                {
                    BackfillView.WriteList(console.Output, all);
                }
                else
                {
                    console.Error.WriteLine(TerminalText.Clean($"no backfills in {history.Folder.Path}"), TextStyle.Dim);
                }

                return ExitCode.Done;
            }

            if (ledger.Find(name, out var problem) is not { } record)
            {
                return RunIds.Fail(console, problem!); // there is one without a record
            }

            var status = BackfillStatus.Of(record, ledger, history);
            if (asJson)
            {
                BackfillJson.WriteOne(console.Output.Raw, status);
            }
            else
            {
                BackfillView.WriteOne(console.Output, status);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
