using System.CommandLine;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary><c>aef logs ID [JOB_ID]</c>: prints the logs of a recorded run.</summary>
internal static class LogsCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string>("ID") { Description = RunIds.Description };
        var job = new Argument<string?>("JOB_ID")
        {
            Description = "Only the logs of this step; by default, all",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var follow = new Option<bool>("--follow", "-f") { Description = "Continue to print new lines until the run has ended" };
        var command = new Command("logs", "Print the logs of a recorded run") { id, job, follow };
        var state = new StateOptions().AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var (step, run) = (result.GetValue(job), RunIds.Find(console, state.History(result), result.GetRequiredValue(id)));
            return run is null ? Task.FromResult(ExitCode.Failed)
                : step is not null && run.CheckStep(step) is { } problem ? Task.FromResult(RunIds.Fail(console, problem))
                : PrintAsync(console, run, step, result.GetValue(follow), cancellationToken);
        });
        return command;
    }

    private static async Task<int> PrintAsync(
        CliConsole console,
        RunFolder run,
        string? jobId,
        bool follows,
        CancellationToken cancellationToken)
    {
        var reader = new RunLogReader(run, jobId);
        var view = new LogView(console.Output, withHeaders: jobId is null);
        while (true)
        {
            // The state is read first: lines that are written before the end are read after it.
            var grows = follows && reader.MayGrow;
            foreach (var line in reader.ReadNew())
            {
                view.Write(line);
            }

            if (!grows)
            {
                break;
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        if (view.IsEmpty)
        {
            console.Error.WriteLine(
                TerminalText.Clean(jobId is null ? $"run {run.Id} has no logs" : $"run {run.Id} has no logs of \"{jobId}\""),
                TextStyle.Dim);
        }

        return ExitCode.Done;
    }
}
