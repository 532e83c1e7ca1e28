using Aef.Server.Http;

namespace Aef.Server;

/// <summary>The APIs of the server, in the order in which they restore their state.</summary>
internal static class ServerApis
{
    /// <summary>Creates all APIs.</summary>
    public static IReadOnlyList<IServerApi> Create(ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [new Storage.StorageApi(context), new Scheduler.SchedulerApi(context)];
    }
}
