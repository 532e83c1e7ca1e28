using Aef.Workflows.Analysis;
using Aef.Workflows.Hosting.Connectors;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Runtime;

namespace Aef.Workflows.Hosting;

/// <summary>The world as one workflow sees it: the one that is run, or a child of it.</summary>
internal sealed class WorldScope(LocalWorld world, string? workflow, int depth) : IHostedWorld
{
    public LocalWorld World => world;

    /// <summary>The name of the child workflow; null for the workflow that is run.</summary>
    public string? Workflow => workflow;

    /// <summary>How many workflows are above this one.</summary>
    public int Depth => depth;

    public void Begin(HostedEffect effect)
    {
        switch (effect.Effect)
        {
            case CallbackEffect callback:
                world.Await(this, effect, callback);
                break;
            case CallEffect call when StandardLibrarySignatures.IsConnector(call.Function):
                ConnectorCall.Begin(this, effect, call);
                break;
            case CallEffect call:
                world.Request(this, effect, call, CallReason.Step);
                break;
        }
    }

    /// <summary>The same world for single requests.</summary>
    public IHostedWorld Requests(CallReason reason) => new RequestWorld(this, reason);

    private sealed class RequestWorld(WorldScope scope, CallReason reason) : IHostedWorld
    {
        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call)
            {
                scope.World.Request(scope, effect, call, reason);
            }
        }
    }
}
