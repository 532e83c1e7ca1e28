using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Reads the errors that the support routines and the engine raise.</summary>
internal static class FailureReader
{
    /// <summary>The record of a failed step.</summary>
    public static StepFailure Read(WorkflowValue raised, JobContext job) => new(
        job.Id,
        job.Step.JobName,
        job.Level,
        job.Thread,
        raised["attempt"].TryGetInteger(out var attempt) ? (int)attempt : job.Attempt,
        Text(raised["async_job_id"]),
        raised["waited"].TryGetNumber(out var waited) ? waited : null,
        Text(raised["answer"]),
        Message(raised),
        Text(raised["kind"]) ?? (ExceedsMemory(raised) ? StepFailure.MemoryLimit : null))
    {
        Link = Text(raised["link"]),
        Continued = job.Step.ContinueIfFail && Text(raised["kind"]) != FailureKinds.RunTimeout,
    };

    /// <summary>
    /// True for the record of a step that the end of the run has prevented from starting, which is no failure of the step.
    /// </summary>
    public static bool IsNotStarted(WorkflowValue raised) => Text(raised["kind"]) == FailureKinds.NotStarted;

    /// <summary>True for the error of a run whose values have no room in the memory of a workflow.</summary>
    public static bool ExceedsMemory(WorkflowValue raised) => HasTag(raised, StepFailure.MemoryLimit);

    /// <summary>True for an error of the engine with a tag, such as <c>ResourceLimitError</c>.</summary>
    public static bool HasTag(WorkflowValue raised, string tag) => raised["tags"].Items.Any(t => Text(t) == tag);

    /// <summary>Kind, message and answer in one line.</summary>
    public static string Describe(WorkflowValue raised)
    {
        var message = Message(raised);
        var kind = Text(raised["kind"]);
        var answer = Text(raised["answer"]);
        var text = kind is null ? message : $"{kind}: {message}";
        return string.IsNullOrEmpty(answer) || answer == message ? text : $"{text}: {answer}";
    }

    /// <summary>The answer to a failed call, or why there was none.</summary>
    public static string DescribeCall(WorkflowValue error)
    {
        if (error["code"].TryGetInteger(out var code))
        {
            return Text(error["body"]) is { Length: > 0 } body ? $"HTTP {code}: {body}" : $"HTTP {code}";
        }

        return error["tags"].Items is [var first, ..] && Text(first) is { } tag ? $"{tag}: {Message(error)}" : Message(error);
    }

    /// <summary>True for a 500 whose text begins with <c>Exception</c>: AEF's functions report a failed job this way.</summary>
    public static bool IsException(WorkflowValue error) =>
        error["code"].TryGetInteger(out var code)
            && code == 500
            && error["body"].TryGetString(out var body)
            && body.StartsWith("Exception", StringComparison.Ordinal);

    /// <summary>The message of any raised value.</summary>
    public static string Message(WorkflowValue raised) => Text(raised["message"]) ?? Text(raised) ?? raised.ToString();

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
