using Aef.Server.Calls;
using Aef.Server.Executions;
using Aef.Server.Http;
using Aef.Server.Operations;
using Aef.Server.Workflows;
using Aef.Workflows.Hosting.Network;

namespace Aef.Server;

/// <summary>The APIs of the server, in the order in which they restore their state.</summary>
internal static class ServerApis
{
    /// <summary>Creates all APIs; <paramref name="allowed"/> are the hosts that executions may call.</summary>
    public static IReadOnlyList<IServerApi> Create(ServerContext context, AllowedHosts allowed)
    {
        ArgumentNullException.ThrowIfNull(context);
        var operations = new OperationStore(context);
        var workflows = new WorkflowRegistry(context);
        var executions = new ExecutionRegistry(context, workflows);
        var connector = new ExecutionConnector(context, workflows, executions);
        var network = new HttpNetwork(allowed);
        executions.Calls = run => new ServerCalls(context, run, connector, network);
        return
        [
            new OperationsApi(context, operations),
            new WorkflowsApi(context, workflows, operations, executions.DeleteAllAsync),
            new ExecutionsApi(context, workflows, executions),
            new ExecutionPartsApi(context, executions),
            new Storage.StorageApi(context),
            new Scheduler.SchedulerApi(context),
        ];
    }
}
