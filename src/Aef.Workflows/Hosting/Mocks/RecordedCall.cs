using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>A call that left the engine, or an awaited callback, and its answer.</summary>
public sealed class RecordedCall
{
    internal RecordedCall(string function, WorkflowValue arguments, HttpRequest? http, StepInfo? step, DateTimeOffset time, Mock? mock)
    {
        Function = function;
        Arguments = arguments;
        Http = http;
        Step = step;
        Time = time;
        Mock = mock;
    }

    /// <summary>The called function, such as <c>http.post</c>; <c>events.await_callback</c> for callbacks.</summary>
    public string Function { get; }

    /// <summary>The arguments by name.</summary>
    public WorkflowValue Arguments { get; }

    /// <summary>The request of an <c>http.*</c> call; null for others.</summary>
    public HttpRequest? Http { get; }

    /// <summary>The calling step; null when it is unknown.</summary>
    public StepInfo? Step { get; }

    /// <summary>When the call was made, on the clock of the run.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The mock that answered; null when none matched.</summary>
    public Mock? Mock { get; }

    /// <summary>Why the call was made.</summary>
    public CallReason Reason { get; internal init; }

    /// <summary>The child workflow that called; null for the root workflow.</summary>
    public string? Workflow { get; internal init; }

    /// <summary>True when the call failed because neither a mock nor anything else answered it.</summary>
    public bool IsUnmatched { get; internal set; }

    /// <summary>The response; null while it is pending, and for a mock that never answers.</summary>
    public EffectOutcome? Outcome { get; internal set; }

    /// <summary>The duration of the call; null while it is unknown, and for a mock that never answers.</summary>
    public TimeSpan? Duration { get; internal set; }

    /// <summary>The function and, for HTTP calls, method and URL.</summary>
    public override string ToString() => Http is { } http ? $"{Function} {http.Method} {http.Url}" : Function;
}
