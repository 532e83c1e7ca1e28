using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Runs.Local;

namespace Aef.Cli.Rendering;

/// <summary>Shows the failed steps, each with its cause and how to fix it.</summary>
internal sealed class FailureWriter(TerminalWriter terminal)
{
    /// <summary>Writes the failures in their order; <paramref name="run"/> shows which steps a rerun repeats.</summary>
    public void Write(IReadOnlyList<StepFailure> failures, Run? run = null)
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
                terminal.WriteLine((failure.Expression is null ? "    answer: " : "    ") + TerminalText.Clean(answer));
            }

            if (failure.Link is { } link)
            {
                terminal.WriteLine("    " + TerminalText.Clean(link));
            }

            WriteExpression(failure.Expression);
            terminal.WriteLine("    " + HowToFix(failure) + (run is null ? string.Empty : AgainOf(failure, run)), TextStyle.Active);
        }
    }

    /// <summary>Which of the steps whose outputs a failed expression read run again: a step that does not has the same output.</summary>
    private static string AgainOf(StepFailure failure, Run run)
    {
        var steps = run.ReadBy(failure).ToLookup(r => r.IsRepeated, r => r.JobId);
        return Phrase(steps[true], "run again", "runs again", string.Empty)
            + Phrase(steps[false], "do not run again", "does not run again", " unless you remove them from resume.done");

        static string Phrase(IEnumerable<string> steps, string many, string one, string more)
        {
            string[] names = [.. steps.Select(s => $"\"{TerminalText.Clean(s)}\"")];
            return names.Length == 0 ? string.Empty : $"; {string.Join(", ", names)} {(names.Length == 1 ? one : many)}"
                + (names.Length == 1 ? more.Replace("them", "it", StringComparison.Ordinal) : more);
        }
    }

    /// <summary>The location of an expression, its text, and what it has read.</summary>
    private void WriteExpression(FailedExpression? expression)
    {
        if (expression is null)
        {
            return;
        }

        if (expression.GetLocation() is { HasPosition: true } at)
        {
            terminal.WriteLine("    at " + TerminalText.Clean(at.ToString()), TextStyle.Dim);
        }

        if (expression.Text is { } text)
        {
            terminal.WriteLine("    " + TerminalText.Clean(text));
        }

        foreach (var read in expression.Reads)
        {
            terminal.WriteLine("    " + TerminalText.Clean(read.ToString()));
        }
    }

    /// <summary>How to fix a run whose values are too large.</summary>
    internal const string TooLarge = "how to fix: " + FailureAdvice.TooLarge;

    /// <summary>How to fix a failure.</summary>
    internal static string HowToFix(StepFailure failure) => "how to fix: " + TerminalText.Clean(FailureAdvice.Of(failure));

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

        if (failure.Attempt > 0)
        {
            parts.Add("attempt " + failure.Attempt.ToString(CultureInfo.InvariantCulture));
        }

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

        return parts.Count == 0 ? string.Empty : "  " + string.Join(", ", parts);
    }
}
