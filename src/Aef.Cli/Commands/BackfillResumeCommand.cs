using System.CommandLine;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Backfill;
using Aef.Runs.Launching;

namespace Aef.Cli.Commands;

/// <summary><c>aef backfill resume [ID]</c>: continues a backfill as the command that started it does.</summary>
internal static class BackfillResumeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string>("ID")
        {
            Description = BackfillStatusCommand.Description,
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => BackfillLedger.Latest,
        };
        var output = CommonOptions.Output();
        var command = new Command("resume", "Continue a backfill that was stopped or interrupted") { id };
        var secrets = new EnvironmentOptions().AddSecretsTo(command);
        var project = new ProjectOptions().AddTo(command);
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.Options.Add(output);
        command.SetAction(async (result, cancellationToken) =>
        {
            var recording = state.Recording(result);
            var ledger = new BackfillLedger(recording.Folder);
            if (ledger.Find(result.GetRequiredValue(id), out var problem) is not { } record)
            {
                return RunIds.Fail(console, problem!); // there is one without a record
            }

            var asJson = result.GetValue(output) == CommonOptions.Json;
            if (record.Ended is not null)
            {
                return ShowEnded(console, BackfillStatus.Of(record, ledger, StateOptions.HistoryOf(recording)), asJson);
            }

            if (BackfillLedger.CheckContinue(record) is { } refusal)
            {
                return RunIds.Fail(console, refusal);
            }

            var options = new BackfillOptions(record.Request.Definition!, record.Request, recording) // checked
            {
                Project = project.Read(result) with { Target = LocalTarget.Default },
                EnvironmentName = record.Environment,
                Environment = secrets.Read(result).Environment,
                Inputs = RunInput.Parse(record.Request.Inputs!),
                AsJson = asJson,
            };
            return await new BackfillExecution(console, options).RunAsync(cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static int ShowEnded(CliConsole console, BackfillStatus status, bool asJson)
    {
        if (asJson)
        {
            BackfillJson.WriteResult(console.Output.Raw, status.Id, status.Intervals, []);
        }
        else
        {
            BackfillView.WriteOne(console.Output, status);
        }

        return status.Succeeded == status.Total ? ExitCode.Done : ExitCode.Failed;
    }
}
