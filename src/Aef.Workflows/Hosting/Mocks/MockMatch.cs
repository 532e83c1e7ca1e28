using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Which calls a mock matches: all that is given must hold. In patterns <c>*</c> means any text.</summary>
internal sealed class MockMatch
{
    /// <summary>Creates a condition; what is null matches everything.</summary>
    public MockMatch(
        TextPattern call,
        TextPattern? url = null,
        TextPattern? step = null,
        string? method = null,
        WorkflowValue headers = default,
        WorkflowValue query = default,
        WorkflowValue body = default,
        WorkflowValue arguments = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        Call = call;
        Url = url;
        Step = step;
        Method = method;
        Headers = headers;
        Query = query;
        Body = body;
        Arguments = arguments;
    }

    /// <summary>The name of the called function.</summary>
    public TextPattern Call { get; }

    /// <summary>The address of an HTTP call, with its query or without.</summary>
    public TextPattern? Url { get; }

    /// <summary>The name of the calling step.</summary>
    public TextPattern? Step { get; }

    /// <summary>The HTTP method; case does not count.</summary>
    public string? Method { get; }

    /// <summary>Headers that the call must have, or null; the case of names does not count.</summary>
    public WorkflowValue Headers { get; }

    /// <summary>Query parameters that the call must have, in its address or in <c>query</c>; or null.</summary>
    public WorkflowValue Query { get; }

    /// <summary>What the body must hold, or null: of maps the given keys, of everything else all.</summary>
    public WorkflowValue Body { get; }

    /// <summary>What the arguments must hold, or null.</summary>
    public WorkflowValue Arguments { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', ((string?[])[Call.ToString(), Method, Url?.ToString(), Step is null ? null : $"in step {Step}"]).Where(p => p is not null));

    /// <summary>True when the call meets the condition.</summary>
    internal bool Holds(CallEffect call) =>
        Call.Matches(call.Function)
        && HoldsForStep(call.Step)
        && HoldsForRequest(call)
        && SubsetMatch.Holds(Arguments, call.Arguments);

    /// <summary>True when an awaited callback meets the condition.</summary>
    internal bool Holds(CallbackEffect callback) =>
        Call.Matches("events.await_callback")
        && HoldsForStep(callback.Step)
        && Method is null
        && Headers.IsNull
        && Query.IsNull
        && Body.IsNull
        && Arguments.IsNull
        && (Url is null || (callback.Callback["url"].TryGetString(out var url) && Url.Matches(url)));

    private bool HoldsForStep(StepInfo? step) => Step is null || (step is not null && Step.Matches(step.Name));

    private bool HoldsForRequest(CallEffect call)
    {
        if (call.Http is not { } http)
        {
            return Url is null && Method is null && Headers.IsNull && Query.IsNull && SubsetMatch.HoldsForBody(Body, call.Arguments["body"]);
        }

        var address = RequestAddress.Of(http);
        return (Url is null || Url.Matches(http.Url) || Url.Matches(address.Path))
            && (Method is null || string.Equals(Method, http.Method, StringComparison.OrdinalIgnoreCase))
            && SubsetMatch.HoldsForHeaders(Headers, http.Headers)
            && address.HasQuery(Query)
            && SubsetMatch.HoldsForBody(Body, http.Body);
    }
}
