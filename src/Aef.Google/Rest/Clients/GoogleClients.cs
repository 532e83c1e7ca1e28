namespace Aef.Google.Rest.Clients;

/// <summary>The clients of all APIs.</summary>
/// <param name="Workflows">Workflows.</param>
/// <param name="Executions">Workflow Executions.</param>
/// <param name="Scheduler">Cloud Scheduler.</param>
/// <param name="Storage">Cloud Storage.</param>
public sealed record GoogleClients(
    IWorkflowsClient Workflows, IExecutionsClient Executions, ISchedulerClient Scheduler, IStorageClient Storage)
{
    /// <summary>Clients with the same transport, addresses and clock.</summary>
    public static GoogleClients Create(GoogleClientSettings settings) =>
        new(new WorkflowsClient(settings), new ExecutionsClient(settings), new SchedulerClient(settings), new StorageClient(settings));
}
