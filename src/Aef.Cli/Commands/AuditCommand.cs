using System.CommandLine;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Audit;

namespace Aef.Cli.Commands;

/// <summary><c>aef audit</c>: shows who did what; <c>aef audit verify</c> checks that nobody has changed the log.</summary>
internal static class AuditCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var limit = CommonOptions.NewestLimit("The largest number of entries, the newest ones; 0 for all");
        var output = CommonOptions.Output();
        var command = new Command("audit", "Show who has started, cancelled and removed runs") { limit, output, CreateVerify(console) };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.SetAction(result =>
        {
            var most = CommonOptions.Limit(result, limit);
            var log = new AuditLog(state.History(result).Folder.AuditPath);
            var all = log.Read(out var problem);
            if (problem is not null)
            {
                return RunIds.Fail(console, problem);
            }

            var entries = all.TakeLast(most ?? all.Count).ToList();
            if (result.GetValue(output) == CommonOptions.Json)
            {
                JsonOutput.WriteObject(console.Output.Raw, json => AuditView.WriteJson(json, entries));
            }
            else
            {
                AuditView.Write(console.Output, entries);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateVerify(CliConsole console)
    {
        var expect = new Option<string?>("--expect")
        {
            Description = "A hash that was noted earlier: a line of the log must have it",
            HelpName = "HASH",
        };
        var output = CommonOptions.Output();
        var command = new Command("verify", "Check that the audit log was not changed or truncated") { expect, output };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.SetAction(result =>
        {
            var verification = state.History(result).VerifyAudit(result.GetValue(expect));
            if (result.GetValue(output) == CommonOptions.Json)
            {
                JsonOutput.WriteObject(console.Output.Raw, json => AuditView.WriteJson(json, verification));
            }
            else
            {
                new DiagnosticWriter(console.Error).WriteAll(verification.Diagnostics);
                AuditView.Write(console.Output, verification);
            }

            return verification.IsIntact ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
