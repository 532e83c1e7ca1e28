using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Describes the error that ended a run of Cloud Workflows source as the failure of one of its steps.</summary>
internal static class WorkflowFailure
{
    private const string Main = "main";

    /// <summary>The failure of a failed execution; none for others.</summary>
    public static IReadOnlyList<StepFailure> Of(Execution execution)
    {
        if (execution is not { State: ExecutionState.Failed, Error: { } error })
        {
            return [];
        }

        var at = error.StackTrace.Count > 0 ? error.StackTrace[0] : null;
        var kind = error.Value["tags"].Items is [var first, ..] && first.TryGetString(out var tag) ? tag : null;
        return [new StepFailure(StepOf(at), null, null, null, 1, null, null, Body(error.Value), Message(error.Value, at), kind)];
    }

    /// <summary>The name of a step as <c>aef rerun --from</c> accepts it.</summary>
    private static string StepOf(StackTraceElement? at) => at is null ? Main : at.Routine == Main ? at.Step : $"{at.Routine}.{at.Step}";

    private static string Message(WorkflowValue raised, StackTraceElement? at)
    {
        var message = FailureReader.Message(raised);
        return at is { Line: > 0 } ? FormattableString.Invariant($"line {at.Line}: {message}") : message;
    }

    /// <summary>The body of the response that an HTTP error contains.</summary>
    private static string? Body(WorkflowValue raised) =>
        raised["code"].IsNull || raised["body"].IsNull ? null
        : raised["body"].TryGetString(out var text) ? text
        : raised["body"].ToString();
}
