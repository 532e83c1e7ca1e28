using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>Opens the endpoints that executions make. It is one of the listeners of every engine of a run that takes callbacks.</summary>
public sealed class CallbackOpener : ExecutionListener
{
    private readonly CallbackEndpoints _endpoints;

    /// <summary>Makes a listener that opens endpoints.</summary>
    public CallbackOpener(CallbackEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _endpoints = endpoints;
    }

    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step) => _endpoints.Open(url, method);
}
