using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Publishing;

/// <summary>
/// Finds what still needs a workflow that has no definition any more: executions that are running, and for a part the revisions of other
/// workflows, because a rollback may return to them.
/// </summary>
internal sealed class PartUsage(GoogleClients clients, PublishTarget target)
{
    private const string Running = "state=\"ACTIVE\" OR state=\"QUEUED\"";

    /// <summary>Why workflows must be kept, by their ids.</summary>
    /// <param name="leftOver">The workflows without a definition.</param>
    /// <param name="state">All workflows of the project.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        IReadOnlyList<ResourceState> leftOver, CurrentState state, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in leftOver)
        {
            if (await RunningAsync(resource.Name, cancellationToken).ConfigureAwait(false) is { } execution)
            {
                kept[resource.Name] = $"the execution {execution}";
            }
        }

        var parts = leftOver.Where(r => r.Kind == ResourceKind.Part).Select(r => r.Name).ToList();
        if (parts.Count == 0)
        {
            return kept;
        }

        // What is kept keeps the parts that its revisions start, and these keep theirs.
        var waiting = new Queue<string>(state.Resources.Values
            .Where(r => ResourceKinds.IsWorkflow(r.Kind) && (kept.ContainsKey(r.Name) || !leftOver.Any(l => l.Name == r.Name)))
            .Select(r => r.Name).Order(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var user))
        {
            await foreach (var revision in clients.Workflows.ListRevisionsAsync(target.WorkflowName(user), cancellationToken)
                .ConfigureAwait(false))
            {
                foreach (var part in parts.Where(p => p != user && Mentions(revision.SourceContents, p) && !kept.ContainsKey(p)))
                {
                    kept[part] = $"the revision {revision.RevisionId} of {user}";
                    waiting.Enqueue(part);
                }
            }
        }

        return kept;
    }

    // The name may be the beginning of a longer one, which only keeps a part that could be deleted.
    private static bool Mentions(string? source, string part) => source?.Contains(part, StringComparison.Ordinal) == true;

    private async Task<string?> RunningAsync(string id, CancellationToken cancellationToken)
    {
        var query = new ListQuery { Filter = Running };
        try
        {
            await foreach (var execution in clients.Executions
                .ListAsync(target.WorkflowName(id), query, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (execution.State is ExecutionState.Active or ExecutionState.Queued)
                {
                    return execution.Name?[(execution.Name.LastIndexOf('/') + 1)..];
                }
            }
        }
        catch (GoogleApiException e) when (e.IsNotFound)
        {
            // Deleted in the meantime.
        }

        return null;
    }
}
