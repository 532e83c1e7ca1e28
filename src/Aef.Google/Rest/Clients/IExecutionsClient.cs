using Aef.Google.Rest.Executions;

namespace Aef.Google.Rest.Clients;

/// <summary>
/// Workflow Executions v1. Names are resource names, such as <c>projects/p/locations/l/workflows/w/executions/e</c>. Every method fails
/// with <see cref="GoogleApiException"/> if the API refuses the call, and with <see cref="UnansweredException"/> if it does not answer.
/// </summary>
public interface IExecutionsClient
{
    /// <summary>
    /// Sends one request that starts an execution. It is sent again only if the server certainly did nothing. To start an execution, use
    /// the starter of executions, which finds an execution whose answer was lost.
    /// </summary>
    /// <exception cref="UnansweredException">The execution may have been started.</exception>
    Task<Execution> CreateAsync(string workflow, Execution execution, CancellationToken cancellationToken = default);

    /// <summary>An execution; null if it does not exist.</summary>
    Task<Execution?> FindAsync(string name, bool full = true, CancellationToken cancellationToken = default);

    /// <summary>The executions of a workflow, newest first unless the query has another order.</summary>
    /// <param name="workflow">The name of the workflow.</param>
    /// <param name="query">A filter, an order, a size of pages.</param>
    /// <param name="full">True for all fields; false for names, times and states.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    IAsyncEnumerable<Execution> ListAsync(
        string workflow, ListQuery? query = null, bool full = false, CancellationToken cancellationToken = default);

    /// <summary>Cancels an execution.</summary>
    Task<Execution> CancelAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All that is known of an execution, as JSON text.</summary>
    Task<string> ExportAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The callbacks that an execution waits for.</summary>
    IAsyncEnumerable<Callback> ListCallbacksAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The steps that an execution has begun, in the order of their ids.</summary>
    /// <param name="name">The name of the execution.</param>
    /// <param name="query">A filter, an order, a size of pages.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    IAsyncEnumerable<StepEntry> ListStepEntriesAsync(
        string name, ListQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>One step of an execution; null if it does not exist.</summary>
    Task<StepEntry?> FindStepEntryAsync(string name, long entryId, CancellationToken cancellationToken = default);

    /// <summary>Deletes the steps of an execution that has ended.</summary>
    Task DeleteHistoryAsync(string name, CancellationToken cancellationToken = default);
}
