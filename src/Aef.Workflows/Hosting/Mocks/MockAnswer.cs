using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>An answer of a mock, and its delay.</summary>
internal sealed class MockAnswer
{
    private MockAnswer(MockAnswerKind kind, WorkflowValue content, TimeSpan delay, int times)
    {
        Kind = kind;
        Content = content;
        Delay = delay;
        Times = times;
    }

    /// <summary>The kind of answer.</summary>
    public MockAnswerKind Kind { get; }

    /// <summary>
    /// The value, the error, the operation, the response as <c>{code, headers, body}</c>, or the request to a callback as <c>{method,
    /// headers, query, body}</c>.
    /// </summary>
    public WorkflowValue Content { get; }

    /// <summary>The delay of the answer.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The number of consecutive calls with this answer before the next one has its turn; at least 1.</summary>
    public int Times { get; }

    /// <summary>An HTTP response.</summary>
    public static MockAnswer Response(int status, WorkflowValue headers = default, WorkflowValue body = default) =>
        new(
            MockAnswerKind.Response,
            WorkflowValue.FromMap(("code", status), ("headers", headers.IsNull ? WorkflowValue.EmptyMap : headers), ("body", body)),
            TimeSpan.Zero,
            1);

    /// <summary>A value that becomes the result of the call.</summary>
    public static MockAnswer Value(WorkflowValue value) => new(MockAnswerKind.Value, value, TimeSpan.Zero, 1);

    /// <summary>An error; see <see cref="WorkflowErrors"/>.</summary>
    public static MockAnswer Error(WorkflowValue error) => new(MockAnswerKind.Error, error, TimeSpan.Zero, 1);

    /// <summary>No answer at all.</summary>
    public static MockAnswer Timeout() => new(MockAnswerKind.Timeout, default, TimeSpan.Zero, 1);

    /// <summary>
    /// A long-running operation that is done after a time: a map of <c>takes</c> (seconds), <c>response</c> or <c>error</c>, and
    /// <c>metadata</c>, each of which may
    /// be missing.
    /// </summary>
    public static MockAnswer Operation(WorkflowValue operation) => new(MockAnswerKind.Operation, operation, TimeSpan.Zero, 1);

    /// <summary>
    /// A request to an awaited callback: a map of <c>method</c>, <c>headers</c>, <c>query</c> and <c>body</c>, each of which may be
    /// missing.
    /// </summary>
    public static MockAnswer Callback(WorkflowValue request) => new(MockAnswerKind.Callback, request, TimeSpan.Zero, 1);

    /// <summary>The same answer after a delay, which must not be negative.</summary>
    public MockAnswer After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new MockAnswer(Kind, Content, delay, Times);
    }

    /// <summary>The same answer, for a number of consecutive calls; at least 1.</summary>
    public MockAnswer Repeated(int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return new MockAnswer(Kind, Content, Delay, times);
    }

    /// <summary>The answer to a call of the function.</summary>
    internal CallReply ToReply(CallEffect call) => Kind switch
    {
        MockAnswerKind.Response => new CallReply(ToOutcome(call.Http is not null), Delay),
        MockAnswerKind.Error => new CallReply(EffectOutcome.Failure(Content), Delay),
        MockAnswerKind.Operation => new CallReply(SimulatedOperation.EndOf(Content), Delay + SimulatedOperation.TimeOf(Content)),
        MockAnswerKind.Timeout => new CallReply(EffectOutcome.Value(default), TimeSpan.MaxValue),
        _ => new CallReply(EffectOutcome.Value(Content), Delay),
    };

    /// <summary>The answer to a wait for a callback; null when nothing comes.</summary>
    internal CallReply? ToReply(CallbackEffect callback, DateTimeOffset now)
    {
        if (Kind is MockAnswerKind.Timeout)
        {
            return null;
        }

        if (Kind is MockAnswerKind.Error)
        {
            return new CallReply(EffectOutcome.Failure(Content), Delay);
        }

        var method = Content["method"].TryGetString(out var name) ? name : "POST";
        var url = callback.Callback["url"].TryGetString(out var address) ? address : string.Empty;
        var request = new CallbackRequest(method, url, Content["headers"], Content["query"], Content["body"]);
        return new CallReply(EffectOutcome.Value(request.ToValue(now + Delay)), Delay);
    }

    // A connector returns only the body.
    private EffectOutcome ToOutcome(bool isHttp)
    {
        var code = Content["code"].TryGetInteger(out var status) ? (int)status : 200;
        return isHttp || code >= 400
            ? EffectOutcome.FromHttpResponse(code, Content["headers"], Content["body"])
            : EffectOutcome.Value(Content["body"]);
    }
}
