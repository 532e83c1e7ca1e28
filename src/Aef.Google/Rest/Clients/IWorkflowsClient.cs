using Aef.Google.Rest.Common;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Rest.Clients;

/// <summary>
/// Workflows v1. Names are resource names, such as <c>projects/p/locations/l/workflows/w</c>; a parent is <c>projects/p/locations/l</c>.
/// Every method fails with <see cref="GoogleApiException"/> if the API refuses the call, and with <see cref="UnansweredException"/> if it
/// does not answer.
/// </summary>
public interface IWorkflowsClient
{
    /// <summary>A workflow, or one of its revisions; null if it does not exist.</summary>
    Task<Workflow?> FindAsync(string name, string? revisionId = null, CancellationToken cancellationToken = default);

    /// <summary>The workflows of a project in a location.</summary>
    IAsyncEnumerable<Workflow> ListAsync(string parent, ListQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a workflow and waits until it exists. After a lost answer the workflow is read: if it has the same source, it is the one.
    /// </summary>
    /// <param name="parent">The project and location.</param>
    /// <param name="workflowId">The id of the workflow.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The workflow as it is now.</returns>
    Task<Workflow> CreateAsync(string parent, string workflowId, Workflow workflow, CancellationToken cancellationToken = default);

    /// <summary>Changes fields of a workflow and waits until they are changed.</summary>
    /// <param name="workflow">The workflow with its name. A field of the mask that is absent here is cleared.</param>
    /// <param name="fields">The fields to change, such as <c>sourceContents</c>; at least one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The workflow as it is now.</returns>
    Task<Workflow> PatchAsync(Workflow workflow, IReadOnlyList<string> fields, CancellationToken cancellationToken = default);

    /// <summary>Deletes a workflow with its executions and waits until it is gone; false if it did not exist.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The revisions of a workflow, newest first.</summary>
    IAsyncEnumerable<Workflow> ListRevisionsAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>A long-running operation.</summary>
    Task<Operation> GetOperationAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Waits until an operation is done.</summary>
    /// <exception cref="GoogleApiException">The operation failed.</exception>
    Task<Operation> WaitAsync(Operation operation, CancellationToken cancellationToken = default);
}
