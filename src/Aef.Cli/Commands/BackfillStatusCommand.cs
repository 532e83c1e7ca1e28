using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Backfill;
using Aef.Runs.History;

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
                var all = ledger.List();
                if (asJson)
                {
                    BackfillJson.WriteList(console.Output.Raw, all, ledger, history);
                }
                else
                {
                    BackfillView.WriteList(console.Output, all, ledger, history);
                }

                return ExitCode.Done;
            }

            if (ledger.Find(name, out var problem) is not { } record)
            {
                return RunIds.Fail(console, problem!); // there is one without a record
            }

            var intervals = Backfills.StatesOf(record, history);
            if (asJson)
            {
                BackfillJson.WriteOne(console.Output.Raw, record, ledger.IsActive(record.Id), intervals);
            }
            else
            {
                BackfillView.WriteOne(console.Output, record, ledger.IsActive(record.Id), intervals);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
