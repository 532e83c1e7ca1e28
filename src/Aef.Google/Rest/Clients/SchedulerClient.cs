using Aef.Google.Rest.Scheduler;

namespace Aef.Google.Rest.Clients;

/// <summary>Cloud Scheduler v1.</summary>
/// <param name="settings">Transport, addresses and clock.</param>
public sealed class SchedulerClient(GoogleClientSettings settings) : ISchedulerClient
{
    private readonly GoogleCaller _caller = new(settings);

    /// <inheritdoc/>
    public Task<SchedulerJob?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        _caller.FindAsync(Call("jobs.get", "GET", name, At(name)), GoogleJson.Default.SchedulerJob, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<SchedulerJob> ListAsync(string parent, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("jobs.list", "GET", parent, At(parent).Fixed("/jobs").Query("pageSize", 500).Query("pageToken", token)),
                GoogleJson.Default.ListJobsResponse,
                end),
            static page => page.Jobs,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<SchedulerJob> CreateAsync(string parent, SchedulerJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        var name = job.Name ?? throw new ArgumentException("The job has no name.", nameof(job));
        var call = Call("jobs.create", "POST", name, At(parent).Fixed("/jobs")).With(job, GoogleJson.Default.SchedulerJob)
            with { Repetition = Repetition.OnlyIfRefused };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _caller.SendAsync(call, GoogleJson.Default.SchedulerJob, cancellationToken).ConfigureAwait(false);
            }
            catch (UnansweredException) when (attempt < settings.Retries.Attempts)
            {
                // The name is chosen here: a second request is refused if the first one has created the job.
            }
            catch (GoogleApiException e) when (attempt > 1 && e.IsAlreadyExists)
            {
                if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } existing && IsSame(existing, job))
                {
                    return existing;
                }

                throw;
            }

            await _caller.DelayAsync(settings.Retries.Delay(attempt, settings.NextRandom()), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<SchedulerJob> PatchAsync(
        SchedulerJob job, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
        {
            throw new ArgumentException("There are no fields to change.", nameof(fields));
        }

        var name = job.Name ?? throw new ArgumentException("The job has no name.", nameof(job));
        var call = Call("jobs.patch", "PATCH", name, At(name).Query("updateMask", string.Join(',', fields)))
            .With(job, GoogleJson.Default.SchedulerJob);
        return _caller.SendAsync(call, GoogleJson.Default.SchedulerJob, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await _caller.SendAsync(Call("jobs.delete", "DELETE", name, At(name)), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (GoogleApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Task<SchedulerJob> PauseAsync(string name, CancellationToken cancellationToken = default) =>
        SwitchAsync("jobs.pause", ":pause", SchedulerJobState.Paused, name, cancellationToken);

    /// <inheritdoc/>
    public Task<SchedulerJob> ResumeAsync(string name, CancellationToken cancellationToken = default) =>
        SwitchAsync("jobs.resume", ":resume", SchedulerJobState.Enabled, name, cancellationToken);

    /// <inheritdoc/>
    public Task<SchedulerJob> RunAsync(string name, CancellationToken cancellationToken = default) =>
        _caller.SendAsync(
            Call("jobs.run", "POST", name, At(name).Fixed(":run")).WithEmptyBody() with { Repetition = Repetition.OnlyIfRefused },
            GoogleJson.Default.SchedulerJob,
            cancellationToken);

    // Pausing a paused job is refused (FAILED_PRECONDITION), also when the first request paused it and its answer was lost.
    private async Task<SchedulerJob> SwitchAsync(
        string method, string verb, string state, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _caller.SendAsync(
                Call(method, "POST", name, At(name).Fixed(verb)).WithEmptyBody(),
                GoogleJson.Default.SchedulerJob,
                cancellationToken).ConfigureAwait(false);
        }
        catch (GoogleApiException e) when (e.Status is "FAILED_PRECONDITION")
        {
            var job = await FindAsync(name, cancellationToken).ConfigureAwait(false);
            if (job?.State == state)
            {
                return job;
            }

            throw;
        }
    }

    private static bool IsSame(SchedulerJob existing, SchedulerJob job) =>
        (existing.Schedule, existing.Description, existing.HttpTarget?.Uri) == (job.Schedule, job.Description, job.HttpTarget?.Uri)
        && (existing.HttpTarget?.Body ?? default).Span.SequenceEqual((job.HttpTarget?.Body ?? default).Span);

    private RequestUri At(string name) => new RequestUri(_caller.Endpoints.Scheduler, "v1/").Name(name);

    private static GoogleCall Call(string method, string verb, string resource, RequestUri uri) =>
        new(method, verb, uri.Build()) { Resource = resource };
}
