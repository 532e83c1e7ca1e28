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
    internal const string TooLarge =
        "how to fix: make the values smaller that inputs, variables, parameters and outputs hold; pass large data as the name of a file";

    /// <summary>How to fix a failure.</summary>
    internal static string HowToFix(StepFailure failure) => failure.Kind switch
    {
        "ExpressionError" when failure.Expression is { RelatedInputs: [_, ..] inputs } =>
            $"how to fix: correct the expression, or set another value of {Names(inputs)}",
        "ExpressionError" when failure is { IsConnector: true, Expression: null, AsyncJobId: not null } =>
            "how to fix: the job succeeded; correct the entry of its executor, and add the step to resume.done",
        "ExpressionError" when failure is { IsConnector: true, Expression: null } =>
            "how to fix: correct the entry of the executor, or the parameters of the step that it reads",
        "ExpressionError" => "how to fix: correct the expression, or what returns the values that it reads",
        "TimeoutError" => "how to fix: check whether the job is still running; allow more time with async_timeout_loop_in_minutes",
        "RunTimeout" => "how to fix: check whether the job is still running; allow more time with timeout_minutes, then rerun the rest",
        "StartUnknown" => "how to fix: the job may have started; check before you run it again",
        "SecretError" => "how to fix: create the secret, and let the service account of the workflow read it",
        "StartRefused" when failure.IsConnector =>
            "how to fix: the API refused the start; check the parameters, and the permissions of the service account of the workflow",
        "StatusRefused" when failure.IsConnector =>
            "how to fix: the API refused a poll; check the permissions of the service account of the workflow, "
                + "and whether the job is still running",
        "StateUnknown" =>
            "how to fix: check whether the job is still running; correct \"status\" in the entry of its executor",
        "StartRefused" => "how to fix: the function refused the start; check its name, its permissions and the job file",
        "StatusRefused" or "StatusLost" =>
            "how to fix: the job may still be running; check it, then add the step to resume.done or run it again",
        "OutputTooLarge" =>
            "how to fix: the job succeeded, but its output has no room; return less, or read fewer outputs in expressions",
        "MemoryLimitExceededError" => TooLarge,
        _ => "how to fix: fix the job, then rerun the remaining steps",
    };

    private static string Names(IReadOnlyList<string> inputs) =>
        $"the input{(inputs.Count == 1 ? string.Empty : "s")} {string.Join(", ", inputs.Select(i => $"\"{TerminalText.Clean(i)}\""))}";

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
