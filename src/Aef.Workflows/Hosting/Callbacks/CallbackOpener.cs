using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>Opens the endpoints that executions create: a listener of every engine of a run that accepts callbacks.</summary>
public sealed class CallbackOpener : ExecutionListener
{
    private readonly CallbackEndpoints _endpoints;

    /// <summary>Creates a listener that opens endpoints.</summary>
    public CallbackOpener(CallbackEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _endpoints = endpoints;
    }

    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step) =>
        _endpoints.Open(url, method);
}
