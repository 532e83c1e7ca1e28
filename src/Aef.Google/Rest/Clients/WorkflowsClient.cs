using Aef.Google.Rest.Common;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Rest.Clients;

/// <summary>Workflows v1.</summary>
/// <param name="settings">Transport, addresses and clock.</param>
public sealed class WorkflowsClient(GoogleClientSettings settings) : IWorkflowsClient
{
    private readonly GoogleCaller _caller = new(settings);

    /// <inheritdoc/>
    public Task<Workflow?> FindAsync(string name, string? revisionId = null, CancellationToken cancellationToken = default) =>
        _caller.FindAsync(
            Call("workflows.get", "GET", name, At(name).Query("revisionId", revisionId)), GoogleJson.Default.Workflow, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Workflow> ListAsync(
        string parent, ListQuery? query = null, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("workflows.list", "GET", parent, At(parent).Fixed("/workflows")
                    .Query("pageSize", query?.PageSize).Query("filter", query?.Filter).Query("orderBy", query?.OrderBy)
                    .Query("pageToken", token)),
                GoogleJson.Default.ListWorkflowsResponse,
                end),
            static page => page.Workflows,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<Workflow> CreateAsync(
        string parent, string workflowId, Workflow workflow, CancellationToken cancellationToken = default)
    {
        var name = $"{parent}/workflows/{workflowId}";
        var call = Call("workflows.create", "POST", name, At(parent).Fixed("/workflows").Query("workflowId", workflowId))
            .With(workflow, GoogleJson.Default.Workflow) with { Repetition = Repetition.OnlyIfRefused };

        // The id is chosen here, so a second request cannot create a second workflow: it is refused, and the one that exists is compared.
        var isLost = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await DoneAsync(call, cancellationToken).ConfigureAwait(false);
                return await ExistingAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (UnansweredException) when (attempt < settings.Retries.Attempts)
            {
                isLost = true;
            }
            catch (GoogleApiException e) when (isLost && attempt < settings.Retries.Attempts && e.IsAlreadyExists)
            {
                // The first request created it.
            }

            if (await FindAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false) is { } created)
            {
                return created.SourceContents == workflow.SourceContents
                    ? created
                    : throw new GoogleApiException(
                        call.Name, 409, "ALREADY_EXISTS", $"Another request created the workflow \"{name}\" with another source.")
                    {
                        Resource = name,
                    };
            }

            await _caller.DelayAsync(settings.Retries.Delay(attempt, settings.NextRandom()), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<Workflow> PatchAsync(
        Workflow workflow, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
        {
            throw new ArgumentException("There are no fields to change.", nameof(fields));
        }

        var name = workflow.Name ?? throw new ArgumentException("The workflow has no name.", nameof(workflow));
        var call = Call("workflows.patch", "PATCH", name, At(name).Query("updateMask", string.Join(',', fields)))
            .With(workflow, GoogleJson.Default.Workflow);
        await DoneAsync(call, cancellationToken).ConfigureAwait(false);
        return await ExistingAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await DoneAsync(Call("workflows.delete", "DELETE", name, At(name)), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (GoogleApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Workflow> ListRevisionsAsync(string name, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("workflows.listRevisions", "GET", name, At(name).Fixed(":listRevisions")
                    .Query("pageSize", 100).Query("pageToken", token)),
                GoogleJson.Default.ListWorkflowRevisionsResponse,
                end),
            static page => page.Workflows,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public Task<Operation> GetOperationAsync(string name, CancellationToken cancellationToken = default) =>
        _caller.SendAsync(Call("operations.get", "GET", name, At(name)), GoogleJson.Default.Operation, cancellationToken);

    /// <inheritdoc/>
    public Task<Operation> WaitAsync(Operation operation, CancellationToken cancellationToken = default) =>
        OperationWaiter.WaitAsync(_caller, "operations.get", operation, GetOperationAsync, cancellationToken);

    private async Task DoneAsync(GoogleCall call, CancellationToken cancellationToken)
    {
        var operation = await _caller.SendAsync(call, GoogleJson.Default.Operation, cancellationToken).ConfigureAwait(false);
        await OperationWaiter.WaitAsync(_caller, call.Name, operation, GetOperationAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Workflow> ExistingAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false)
        ?? throw new GoogleApiException("workflows.get", 404, "NOT_FOUND", $"The workflow \"{name}\" was deleted in the meantime.")
        {
            Resource = name,
        };

    private RequestUri At(string name) => new RequestUri(_caller.Endpoints.Workflows, "v1/").Name(name);

    private static GoogleCall Call(string method, string verb, string resource, RequestUri uri) =>
        new(method, verb, uri.Build()) { Resource = resource };
}
