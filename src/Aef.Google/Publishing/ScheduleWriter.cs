using System.Text;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Scheduler;

namespace Aef.Google.Publishing;

/// <summary>Creates and changes jobs of Cloud Scheduler.</summary>
internal sealed class ScheduleWriter(ISchedulerClient scheduler, PublishTarget target)
{
    /// <summary>Creates a job, and pauses it if the definition does: the API cannot create a paused one.</summary>
    public async Task<SchedulerJob> CreateAsync(DesiredResource resource, CancellationToken cancellationToken)
    {
        var created = await scheduler
            .CreateAsync(target.Parent, Job(resource, resource[FieldNames.Mark]), cancellationToken).ConfigureAwait(false);
        return IsPaused(resource)
            ? await scheduler.PauseAsync(target.JobName(resource.Name), cancellationToken).ConfigureAwait(false)
            : created;
    }

    /// <summary>
    /// Changes a job. A job that its definition resumes keeps the mark of the pause until it is resumed: otherwise an interruption would
    /// leave what looks like a pause by hand, which is never resumed.
    /// </summary>
    public async Task<SchedulerJob> UpdateAsync(
        DesiredResource resource, SchedulerJob existing, IReadOnlySet<string> fields, CancellationToken cancellationToken)
    {
        var name = target.JobName(resource.Name);
        var resumes = fields.Contains(FieldNames.State) && !IsPaused(resource);
        var now = existing;
        string[] mask =
        [
            .. fields.Where(f => !resumes || f != FieldNames.Mark).Select(MaskOf).OfType<string>()
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (mask.Length > 0)
        {
            var mark = resumes ? Ownership.LineOf(existing) : resource[FieldNames.Mark];
            now = await scheduler.PatchAsync(Job(resource, mark), mask, cancellationToken).ConfigureAwait(false);
        }

        if (!fields.Contains(FieldNames.State))
        {
            return now;
        }

        if (!resumes)
        {
            return await scheduler.PauseAsync(name, cancellationToken).ConfigureAwait(false);
        }

        await scheduler.ResumeAsync(name, cancellationToken).ConfigureAwait(false);
        return await scheduler
            .PatchAsync(Job(resource, resource[FieldNames.Mark]), ["description"], cancellationToken).ConfigureAwait(false);
    }

    private static bool IsPaused(DesiredResource resource) => resource[FieldNames.State] == SchedulerJobState.Paused;

    private static string? MaskOf(string field) => field switch
    {
        FieldNames.Description or FieldNames.Mark => "description",
        FieldNames.Schedule => "schedule",
        FieldNames.TimeZone => "timeZone",
        FieldNames.State => null,
        _ => "httpTarget",
    };

    private SchedulerJob Job(DesiredResource resource, string? mark) => new()
    {
        Name = target.JobName(resource.Name),
        Description = $"{resource[FieldNames.Description]}\n{mark}",
        Schedule = resource[FieldNames.Schedule],
        TimeZone = resource[FieldNames.TimeZone],
        HttpTarget = new HttpTarget
        {
            Uri = resource[FieldNames.Uri],
            HttpMethod = resource[FieldNames.Method],
            Headers = new Dictionary<string, string?> { ["Content-Type"] = "application/json" },
            Body = Encoding.UTF8.GetBytes(resource[FieldNames.Body] ?? string.Empty),
            OauthToken = new OAuthToken
            {
                ServiceAccountEmail = resource[FieldNames.Account],
                Scope = resource[FieldNames.Scope],
            },
        },
    };
}
