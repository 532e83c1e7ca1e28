using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary><c>aef runs prune</c>: removes old runs.</summary>
internal static class RunsPruneCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var keep = new Option<string?>("--keep")
        {
            Description = "Remove runs that were started longer ago than this period, such as 30d or 12h",
            HelpName = "PERIOD",
        };
        var runs = new Option<int?>("--keep-runs") { Description = "Keep at most this number of runs, the newest ones", HelpName = "N" };
        var size = new Option<string?>("--keep-size") { Description = "Keep at most this size, such as 5GB or 500MB", HelpName = "SIZE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "List the runs, and remove nothing" };
        var command = new Command("prune", "Remove old runs with their journals, logs and artifacts") { keep, runs, size, dryRun };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.SetAction(result =>
        {
            var policy = new RetentionPolicy
            {
                MaxAge = Age(result.GetValue(keep)),
                MaxRuns = result.GetValue(runs) is not { } number || number >= 0
                    ? result.GetValue(runs)
                    : throw new UsageException($"--keep-runs must be a number from 0 on; got {number}."),
                MaxBytes = Size(result.GetValue(size)),
            };
            if (policy == new RetentionPolicy())
            {
                throw new UsageException("Name what to keep: --keep 30d, --keep-runs N or --keep-size 5GB.");
            }

            return Prune(console, state.History(result), policy, result.GetValue(dryRun));
        });
        return command;
    }

    private static int Prune(CliConsole console, RunHistory history, RetentionPolicy policy, bool isDryRun)
    {
        var pruning = history.Prune(policy, StateOptions.Actor(), StateOptions.Now, applies: !isDryRun);
        new DiagnosticWriter(console.Error).WriteAll(pruning.Diagnostics);
        foreach (var run in pruning.Runs)
        {
            console.Output.WriteLine(TerminalText.Clean($"{run.Id}  {run.Pipeline}"));
        }

        var removed = $"{DisplayText.LargeCount(pruning.Runs.Count, "run")} {(isDryRun ? "would be removed" : "removed")}";
        console.Error.WriteLine(removed, TextStyle.Dim);
        return pruning.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? ExitCode.Failed : ExitCode.Done;
    }

    private static TimeSpan? Age(string? text) => text is null ? null
        : Period.TryParse(text, out var age) ? age
        : throw new UsageException($"--keep expects a period such as 30d or 12h; got \"{text}\".");

    private static long? Size(string? text) => text is null ? null
        : Period.TryParseSize(text, out var bytes) ? bytes
        : throw new UsageException($"--keep-size expects a size such as 5GB or 500MB; got \"{text}\".");
}
