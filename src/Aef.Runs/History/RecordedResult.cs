using Aef.Runs.Local;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Runs.History;

/// <summary>The result of a run as it is recorded.</summary>
internal static class RecordedResult
{
    private const int LongestFailure = 500;

    public static RecordedState StateOf(Run? run) => run?.State switch
    {
        RunState.Succeeded => RecordedState.Succeeded,
        RunState.Cancelled => RecordedState.Cancelled,
        RunState.Failed => RecordedState.Failed,
        _ => RecordedState.Interrupted,
    };

    /// <summary>The first failure in one line, without secrets; null for a run that has not failed.</summary>
    public static string? FailureOf(Run? run, Exception? exception, Secrets hidden)
    {
        var text = run switch
        {
            null => exception is JournalWriteException written ? written.Diagnostic.Message : exception?.Message,
            { State: RunState.Failed, Failures: [var first, ..] } => Describe(first),
            { State: RunState.Failed } => run.Refusal ?? run.ErrorText ?? run.Execution.Error?.Context,
            _ => null,
        };
        text = text is null ? null : hidden.Mask(text).ReplaceLineEndings(" ");
        return text is { Length: > LongestFailure } ? text[..LongestFailure] + "…" : text;
    }

    /// <summary>The step, the message of its failure, and what its job has answered.</summary>
    public static string Describe(StepFailure failure) => $"{failure.JobId}: {Reason(failure)}";

    /// <summary>The message of a failure, and what the job has answered.</summary>
    public static string Reason(StepFailure failure) =>
        failure.Answer is { Length: > 0 } answer && !failure.Message.Contains(answer, StringComparison.Ordinal)
            ? $"{failure.Message}: {answer}"
            : failure.Message;

    /// <summary>A field of the time of the run; null if the run has none.</summary>
    public static string? Timed(Run? run, string name) => run is null ? null : State.Fields.Text(run.Timed, name);
}
