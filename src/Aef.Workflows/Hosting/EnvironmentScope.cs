using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting.Connectors;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Analysis;

namespace Aef.Workflows.Hosting;

/// <summary>The environment as one workflow sees it: the root workflow, or a child of it.</summary>
internal sealed class EnvironmentScope(LocalEnvironment environment, string? workflow, int depth) : IHostedCallHandler
{
    public LocalEnvironment Environment => environment;

    /// <summary>The name of the child workflow; null for the root workflow.</summary>
    public string? Workflow => workflow;

    /// <summary>The number of workflows above this one.</summary>
    public int Depth => depth;

    public void Begin(HostedEffect effect)
    {
        switch (effect.Effect)
        {
            case CallbackEffect callback:
                environment.Await(this, effect, callback);
                break;
            case CallEffect call when StandardLibrarySignatures.IsConnector(call.Function):
                ConnectorCall.Begin(this, effect, call);
                break;
            case CallEffect call:
                environment.Request(this, effect, call, CallReason.Step);
                break;
        }
    }

    /// <summary>The same environment, for single requests.</summary>
    public IHostedCallHandler Requests(CallReason reason) => new RequestEnvironment(this, reason);

    private sealed class RequestEnvironment(EnvironmentScope scope, CallReason reason) : IHostedCallHandler
    {
        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call)
            {
                scope.Environment.Request(scope, effect, call, reason);
            }
        }
    }
}
