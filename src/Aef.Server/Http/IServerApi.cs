using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Http;

/// <summary>One API of the server. The server creates all of them, restores their state, and only then listens.</summary>
internal interface IServerApi
{
    /// <summary>Registers the routes. Handlers throw <c>ApiException</c> for errors.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>Restores the state from the store. The server does not listen yet.</summary>
    void Restore()
    {
    }

    /// <summary>Begins work in the background: the server listens now, also to its own calls.</summary>
    void Start()
    {
    }

    /// <summary>Ends work in the background. What was acknowledged is in the store already; nothing else needs to be saved.</summary>
    Task StopAsync() => Task.CompletedTask;

    /// <summary>Forgets all resources. The store is emptied by the server afterwards.</summary>
    Task ResetAsync() => Task.CompletedTask;

    /// <summary>The figures for <c>/metrics</c>: name (such as <c>aef_executions_active</c>), description, value.</summary>
    IEnumerable<(string Name, string Help, double Value)> Metrics() => [];
}
