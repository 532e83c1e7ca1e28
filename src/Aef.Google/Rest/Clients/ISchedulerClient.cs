using Aef.Google.Rest.Scheduler;

namespace Aef.Google.Rest.Clients;

/// <summary>
/// Cloud Scheduler v1. Names are resource names, such as <c>projects/p/locations/l/jobs/j</c>; a parent is <c>projects/p/locations/l</c>.
/// Every method fails with <see cref="GoogleApiException"/> if the API refuses the call, and with <see cref="UnansweredException"/> if it
/// does not answer.
/// </summary>
public interface ISchedulerClient
{
    /// <summary>A job; null if it does not exist.</summary>
    Task<SchedulerJob?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The jobs of a project in a location.</summary>
    IAsyncEnumerable<SchedulerJob> ListAsync(string parent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a job. After a lost answer the job is read: if it has the same schedule and target, it is the one.
    /// </summary>
    /// <param name="parent">The project and location.</param>
    /// <param name="job">The job with its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SchedulerJob> CreateAsync(string parent, SchedulerJob job, CancellationToken cancellationToken = default);

    /// <summary>Changes fields of a job. A field of the mask that is absent in the job is cleared.</summary>
    Task<SchedulerJob> PatchAsync(SchedulerJob job, IReadOnlyList<string> fields, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job; false if it did not exist.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Pauses an enabled job; nothing changes for a paused one.</summary>
    Task<SchedulerJob> PauseAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Enables a paused job; nothing changes for an enabled one.</summary>
    Task<SchedulerJob> ResumeAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Runs a job now. The request is never sent twice.</summary>
    /// <exception cref="UnansweredException">The job may have been run.</exception>
    Task<SchedulerJob> RunAsync(string name, CancellationToken cancellationToken = default);
}
