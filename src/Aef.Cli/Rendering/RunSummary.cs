using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Shows the result of a run: one line, the table with the timeline, the failures, and how to run the remaining steps.</summary>
internal sealed class RunSummary(TerminalWriter terminal)
{
    /// <summary>Writes the summary; <paramref name="rerun"/> is the command that runs only the remaining steps.</summary>
    public void Write(Run run, RunProgress progress, bool isRealTime, string rerun)
    {
        RunTable.Write(terminal, RunHeadline.Of(progress, run.State, run.Duration, isRealTime));
        if (run.IsSimulated)
        {
            RunTable.Write(terminal, run.IsReal ? RunHeadline.NotDone(run.SimulatedSteps) : RunHeadline.SimulatedNote);
        }

        terminal.WriteLine();
        new RunTable(terminal, progress).Write();
        new FailureWriter(terminal).Write(run.Failures, run);
        if (run.State == RunState.Succeeded)
        {
            WriteContinued(run, rerun);
            return;
        }

        if (run.State == RunState.Failed && run.Failures.Count == 0 && run.Execution.Error is { } error)
        {
            terminal.WriteLine();
            terminal.Write("error: ", TextStyle.Bad).WriteLine(TerminalText.Clean(run.Refusal ?? run.ErrorText ?? error.Context));
            if (run.ExceedsMemory)
            {
                terminal.WriteLine(FailureWriter.TooLarge, TextStyle.Active);
            }
        }

        terminal.WriteLine();
        terminal.WriteLine(run.Advice);
        terminal.WriteLine("  " + rerun, TextStyle.Active);
    }

    /// <summary>Failed jobs with continue_if_fail of a successful run can be rerun alone.</summary>
    private void WriteContinued(Run run, string rerun)
    {
        if (run.Failures.Any(f => f.Continued && !run.IsDone(f.JobId)))
        {
            terminal.WriteLine();
            terminal.WriteLine("run only the failed jobs after you fix the cause");
            terminal.WriteLine("  " + rerun, TextStyle.Active);
        }
    }
}
