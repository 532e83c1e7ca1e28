using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Scheduler;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Publishing;

/// <summary>Reads what exists at Google.</summary>
internal sealed class StateReader(GoogleClients clients, PublishTarget target)
{
    private const int AtOnce = 8;

    private readonly NormalForms _forms = new(target);
    private readonly Ownership _ownership = new(target);

    /// <summary>Reads the resources that definitions describe and all others of the project.</summary>
    /// <exception cref="GoogleApiException">A call is refused.</exception>
    /// <exception cref="UnansweredException">A call is not answered.</exception>
    public async Task<CurrentState> ReadAsync(IReadOnlyList<DesiredResource> desired, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(ResourceKind, string), ResourceState>();
        await foreach (var workflow in clients.Workflows.ListAsync(target.Parent, cancellationToken: cancellationToken)
            .ConfigureAwait(false))
        {
            // A list may omit sources: what is compared is read below.
            if (_ownership.WhyForeign(workflow) is null)
            {
                Add(_forms.Of(workflow, Id(workflow.Name)));
            }
        }

        await foreach (var job in clients.Scheduler.ListAsync(target.Parent, cancellationToken).ConfigureAwait(false))
        {
            Add(_forms.Of(job, Id(job.Name)));
        }

        await AddObjectsAsync(ResourceKind.JobFile, target.JobsBucket, null).ConfigureAwait(false);
        await AddObjectsAsync(ResourceKind.Dag, target.ComposerBucket, "dags/").ConfigureAwait(false);
        var singles = desired.Where(d => d.Kind != ResourceKind.Schedule).Select(d => (d.Kind, d.Name))
            .Concat(found.Values.Where(r => ResourceKinds.IsWorkflow(r.Kind) && r.Source is null).Select(r => (r.Kind, r.Name)))
            .DistinctBy(k => (CurrentState.KeyOf(k.Kind), k.Name)).ToList();
        foreach (var chunk in singles.Chunk(AtOnce))
        {
            var states = await Task.WhenAll(chunk.Select(k => FindAsync(k.Kind, k.Name, cancellationToken))).ConfigureAwait(false);
            foreach (var ((kind, name), state) in chunk.Zip(states))
            {
                found.Remove((CurrentState.KeyOf(kind), name));
                if (state is not null)
                {
                    Add(state);
                }
            }
        }

        return new CurrentState(found);

        void Add(ResourceState state) => found[(CurrentState.KeyOf(state.Kind), state.Name)] = state;

        async Task AddObjectsAsync(ResourceKind kind, string? bucket, string? prefix)
        {
            if (bucket is null)
            {
                return;
            }

            try
            {
                await foreach (var stored in clients.Storage.ListAsync(bucket, prefix, cancellationToken).ConfigureAwait(false))
                {
                    if (_ownership.WhyForeign(stored) is null && stored.Name is { } name)
                    {
                        Add(_forms.Of(stored, kind, ResourceIds.Address(bucket, name)));
                    }
                }
            }
            catch (GoogleApiException e) when (e.IsNotFound && !desired.Any(d => d.Kind == kind))
            {
                // Nothing is published to a bucket that does not exist, so nothing is left over in it.
            }
        }
    }

    /// <summary>Reads one resource; null if it does not exist.</summary>
    public async Task<ResourceState?> FindAsync(ResourceKind kind, string name, CancellationToken cancellationToken)
    {
        if (ResourceKinds.IsWorkflow(kind))
        {
            return await clients.Workflows.FindAsync(target.WorkflowName(name), cancellationToken: cancellationToken)
                .ConfigureAwait(false) is { } workflow
                ? _forms.Of(workflow, name)
                : null;
        }

        if (kind == ResourceKind.Schedule)
        {
            return await clients.Scheduler.FindAsync(target.JobName(name), cancellationToken).ConfigureAwait(false) is { } job
                ? _forms.Of(job, name)
                : null;
        }

        var (bucket, path) = ResourceIds.Split(name);
        return await clients.Storage.FindAsync(bucket, path, cancellationToken).ConfigureAwait(false) is { } stored
            ? _forms.Of(stored, kind, name)
            : null;
    }

    private static string Id(string? name) => name is null ? string.Empty : name[(name.LastIndexOf('/') + 1)..];
}
