using System.Text;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Publishing;

/// <summary>Creates, changes and deletes resources, and returns what they are afterwards.</summary>
internal sealed class ResourceWriter(GoogleClients clients, PublishTarget target)
{
    private readonly NormalForms _forms = new(target);
    private readonly Ownership _ownership = new(target);
    private readonly ScheduleWriter _schedules = new(clients.Scheduler, target);

    /// <summary>Creates a resource.</summary>
    public async Task<ResourceState> CreateAsync(DesiredResource resource, CancellationToken cancellationToken)
    {
        if (resource.Kind == ResourceKind.Schedule)
        {
            return _forms.Of(await _schedules.CreateAsync(resource, cancellationToken).ConfigureAwait(false), resource.Name);
        }

        if (ResourceKinds.IsObject(resource.Kind))
        {
            return await UploadAsync(resource, null, cancellationToken).ConfigureAwait(false);
        }

        var created = await clients.Workflows
            .CreateAsync(target.Parent, resource.Name, Workflow(resource, null), cancellationToken).ConfigureAwait(false);
        return _forms.Of(created, resource.Name);
    }

    /// <summary>Changes the settings and the source that differ; what the definition does not determine stays.</summary>
    public async Task<ResourceState> UpdateAsync(DesiredResource resource, ResourceState existing, CancellationToken cancellationToken)
    {
        var fields = Differences.Find(resource, existing).Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        if (resource.Kind == ResourceKind.Schedule)
        {
            return _forms.Of(
                await _schedules.UpdateAsync(resource, existing.Job!, fields, cancellationToken).ConfigureAwait(false), resource.Name);
        }

        if (ResourceKinds.IsObject(resource.Kind))
        {
            return await UploadAsync(resource, existing, cancellationToken).ConfigureAwait(false);
        }

        string[] mask = [.. fields.Select(MaskOf).Order(StringComparer.Ordinal)];
        var changed = await clients.Workflows
            .PatchAsync(Workflow(resource, existing.Workflow), mask, cancellationToken).ConfigureAwait(false);
        return _forms.Of(changed, resource.Name);
    }

    /// <summary>Deletes a resource.</summary>
    public async Task DeleteAsync(ResourceState existing, CancellationToken cancellationToken)
    {
        if (existing.Stored is { } stored)
        {
            var (bucket, name) = ResourceIds.Split(existing.Name);
            await clients.Storage.DeleteAsync(bucket, name, stored.Generation, cancellationToken).ConfigureAwait(false);
        }
        else if (existing.Job is not null)
        {
            await clients.Scheduler.DeleteAsync(target.JobName(existing.Name), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await clients.Workflows.DeleteAsync(target.WorkflowName(existing.Name), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string MaskOf(string field) => field switch
    {
        FieldNames.Description => "description",
        FieldNames.Labels => "labels",
        FieldNames.LogLevel => "callLogLevel",
        FieldNames.Account => "serviceAccount",
        _ => "sourceContents",
    };

    private Workflow Workflow(DesiredResource resource, Workflow? existing) => new()
    {
        Name = target.WorkflowName(resource.Name),
        Description = resource[FieldNames.Description],
        Labels = NormalForms.Merge(existing?.Labels, resource.Kind == ResourceKind.Part ? _ownership.PartMarks : _ownership.Marks),
        CallLogLevel = resource[FieldNames.LogLevel],
        ServiceAccount = resource[FieldNames.Account] is { } account ? $"projects/-/serviceAccounts/{account}" : null,
        SourceContents = resource.Source,
    };

    private async Task<ResourceState> UploadAsync(
        DesiredResource resource, ResourceState? existing, CancellationToken cancellationToken)
    {
        var (bucket, name) = ResourceIds.Split(resource.Name);
        var stored = await clients.Storage.UploadAsync(
            bucket,
            name,
            Encoding.UTF8.GetBytes(resource.Source!), // objects have a text
            new UploadOptions
            {
                ContentType = resource[FieldNames.ContentType]!, // and a content type
                Metadata = NormalForms.Merge(existing?.Stored?.Metadata, _ownership.Marks),
                IfGenerationMatch = existing?.Stored?.Generation ?? 0,
            },
            cancellationToken).ConfigureAwait(false);
        return _forms.Of(stored, resource.Kind, resource.Name);
    }
}
