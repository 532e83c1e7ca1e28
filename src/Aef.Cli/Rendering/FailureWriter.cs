using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Runs.Local;

namespace Aef.Cli.Rendering;

/// <summary>Tells people which steps failed, why, and what to do about each.</summary>
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

    /// <summary>What a person can do about a failure.</summary>
    internal static string HowToFix(StepFailure failure) => failure.Kind switch
    {
        "TimeoutError" => "way out: see whether the job still runs; give it longer with async_timeout_loop_in_minutes",
        "StartUnknown" => "way out: the job may have been started; look for it before it is run again",
        "StartRefused" => "way out: the function refused the start; check its name, its rights and the job file",
        "StatusRefused" or "StatusLost" => "way out: the job may still run; look at it, then add the step to resume.done or run it again",
        _ => "way out: mend the job, then run the rest again",
    };

    private static string LocationOf(StepFailure failure)
    {
        var parts = new List<string>();
        if (failure.JobName is { } name && name != failure.JobId)
        {
            parts.Add(TerminalText.Clean(name));
        }

        if (failure.Level is { } level)
        {
            parts.Add("level " + TerminalText.Clean(level));
        }

        if (failure.Thread is { } thread)
        {
            parts.Add("thread " + TerminalText.Clean(thread));
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
            parts.Add("the run went on");
        }

        return "  " + string.Join(", ", parts);
    }
}
