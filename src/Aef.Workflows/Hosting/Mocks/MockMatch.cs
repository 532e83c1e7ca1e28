using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The condition of a mock: everything that is set must match. In patterns <c>*</c> matches any text.</summary>
internal sealed class MockMatch
{
    /// <summary>Creates a condition; null values match everything.</summary>
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

    /// <summary>The URL of an HTTP call, with or without its query.</summary>
    public TextPattern? Url { get; }

    /// <summary>The name of the calling step.</summary>
    public TextPattern? Step { get; }

    /// <summary>The HTTP method; case is ignored.</summary>
    public string? Method { get; }

    /// <summary>Headers that the call must have, or null; the case of names is ignored.</summary>
    public WorkflowValue Headers { get; }

    /// <summary>Query parameters that the call must have, in its URL or in <c>query</c>; or null.</summary>
    public WorkflowValue Query { get; }

    /// <summary>What the body must contain, or null: the given keys of maps, and equal values otherwise.</summary>
    public WorkflowValue Body { get; }

    /// <summary>What the arguments must contain, or null.</summary>
    public WorkflowValue Arguments { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(
            ' ',
            ((string?[])[Call.ToString(), Method, Url?.ToString(), Step is null ? null : $"in step {Step}"]).Where(p => p is not null));

    /// <summary>True when the call matches the condition.</summary>
    internal bool Holds(CallEffect call) =>
        Call.Matches(call.Function)
        && HoldsForStep(call.Step)
        && HoldsForRequest(call)
        && SubsetMatch.Holds(Arguments, call.Arguments);

    /// <summary>True when an awaited callback matches the condition.</summary>
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
            return Url is null
                && Method is null
                && Headers.IsNull
                && Query.IsNull
                && SubsetMatch.HoldsForBody(Body, call.Arguments["body"]);
        }

        var address = RequestAddress.Of(http);
        return (Url is null || Url.Matches(http.Url) || Url.Matches(address.Path))
            && (Method is null || string.Equals(Method, http.Method, StringComparison.OrdinalIgnoreCase))
            && SubsetMatch.HoldsForHeaders(Headers, http.Headers)
            && address.HasQuery(Query)
            && SubsetMatch.HoldsForBody(Body, http.Body);
    }
}
