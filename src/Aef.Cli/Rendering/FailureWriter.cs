using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Runs.Local;

namespace Aef.Cli.Rendering;

/// <summary>Shows the failed steps, each with its cause and how to fix it.</summary>
internal sealed class FailureWriter(TerminalWriter terminal)
{
    /// <summary>Writes the failures in their order.</summary>
    public void Write(IReadOnlyList<StepFailure> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        terminal.WriteLine();
        terminal.WriteLine("failures", TextStyle.Bold);
        foreach (var failure in failures)
        {
            terminal.Write("  ").Write(TerminalText.Clean(failure.JobId), TextStyle.Bad);
            terminal.WriteLine(LocationOf(failure), TextStyle.Dim);
            terminal.WriteLine("    " + TerminalText.Clean(failure.Message));
            if (failure.Answer is { Length: > 0 } answer && !failure.Message.Contains(answer, StringComparison.Ordinal))
            {
                terminal.WriteLine("    answer: " + TerminalText.Clean(answer));
            }

            terminal.WriteLine("    " + HowToFix(failure), TextStyle.Active);
        }
    }

    /// <summary>How to fix a failure.</summary>
    internal static string HowToFix(StepFailure failure) => failure.Kind switch
    {
        "TimeoutError" => "how to fix: check whether the job is still running; allow more time with async_timeout_loop_in_minutes",
        "RunTimeout" => "how to fix: check whether the job is still running; allow more time with timeout_minutes, then rerun the rest",
        "StartUnknown" => "how to fix: the job may have started; check before you run it again",
        "StartRefused" => "how to fix: the function refused the start; check its name, its permissions and the job file",
        "StatusRefused" or "StatusLost" =>
            "how to fix: the job may still be running; check it, then add the step to resume.done or run it again",
        _ => "how to fix: fix the job, then rerun the remaining steps",
    };

    private static string LocationOf(StepFailure failure)
    {
        var parts = new List<string>();
        if (failure.JobName is { } name && name != failure.JobId)
        {
            parts.Add(TerminalText.Clean(name));
        }

        if (failure is { Level: "on_failure" or "finally", Thread: var section } && section == failure.Level)
        {
            parts.Add("in " + section);
        }
        else
        {
            if (failure.Level is { } level)
            {
                parts.Add("level " + TerminalText.Clean(level));
            }

            if (failure.Thread is { } thread)
            {
                parts.Add("thread " + TerminalText.Clean(thread));
            }
        }

        parts.Add("attempt " + failure.Attempt.ToString(CultureInfo.InvariantCulture));
        if (failure.AsyncJobId is { } job)
        {
            parts.Add("job " + TerminalText.Clean(job));
        }

        if (failure.WaitedSeconds is { } waited)
        {
            parts.Add("waited " + DisplayText.Clock(TimeSpan.FromSeconds(Math.Clamp(waited, 0, 1e9))));
        }

        if (failure.Continued)
        {
            parts.Add("the run continued");
        }

        return "  " + string.Join(", ", parts);
    }
}
