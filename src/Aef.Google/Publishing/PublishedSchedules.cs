using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Google.Rest.Clients;

namespace Aef.Google.Publishing;

/// <summary>
/// The schedules of a project in an environment: lists, pauses, resumes and runs them. Schedules of others are never touched.
/// </summary>
/// <param name="clients">The clients of Google's APIs.</param>
/// <param name="cron">Computes the next runs.</param>
/// <param name="clock">The clock.</param>
public sealed class PublishedSchedules(GoogleClients clients, ICron cron, TimeProvider clock)
{
    /// <summary>The schedules, in the order of their ids.</summary>
    /// <param name="deployment">The environment.</param>
    /// <param name="diagnostics">Receives errors.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    public Task<IReadOnlyList<PublishedSchedule>> ListAsync(
        Deployment deployment, DiagnosticBag diagnostics, CancellationToken cancellationToken = default) =>
        WithTargetAsync<IReadOnlyList<PublishedSchedule>>(deployment, diagnostics, [], async target =>
        {
            var (all, runs) = (new List<PublishedSchedule>(), new ScheduleRuns(cron, clock.GetUtcNow()));
            await foreach (var state in OwnAsync(target, cancellationToken).ConfigureAwait(false))
            {
                all.Add(Describe(state, runs));
            }

            return [.. all.OrderBy(s => s.Id, StringComparer.Ordinal)];
        });

    /// <summary>Pauses, resumes or runs a schedule.</summary>
    /// <param name="deployment">The environment.</param>
    /// <param name="id">The id of the schedule.</param>
    /// <param name="action">What happens.</param>
    /// <param name="diagnostics">Receives errors.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The schedule afterwards; null, with an error, if it is unknown or the call fails.</returns>
    public Task<PublishedSchedule?> ChangeAsync(
        Deployment deployment,
        string id,
        ScheduleAction action,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken = default) =>
        WithTargetAsync<PublishedSchedule?>(deployment, diagnostics, null, async target =>
        {
            var forms = new NormalForms(target);
            var found = await clients.Scheduler.FindAsync(target.JobName(id), cancellationToken).ConfigureAwait(false);
            if (found is null || forms.Of(found, id).WhyForeign is not null)
            {
                diagnostics.Add(PublishDiagnostics.UnknownSchedule.At(
                    Location.None,
                    Quoted.Text(target.Owner),
                    Quoted.Text(id),
                    Quoted.Text(target.Environment),
                    found is null ? string.Empty : $" A job of this name exists, but {forms.Of(found, id).WhyForeign}."));
                return null;
            }

            try
            {
                var name = target.JobName(id);
                var job = action switch
                {
                    ScheduleAction.Pause => await clients.Scheduler.PauseAsync(name, cancellationToken).ConfigureAwait(false),
                    ScheduleAction.Resume => await clients.Scheduler.ResumeAsync(name, cancellationToken).ConfigureAwait(false),
                    _ => await clients.Scheduler.RunAsync(name, cancellationToken).ConfigureAwait(false),
                };
                return Describe(forms.Of(job, id), new ScheduleRuns(cron, clock.GetUtcNow()));
            }
            catch (UnansweredException e) when (action == ScheduleAction.Run && e.MayHaveHappened)
            {
                diagnostics.Add(PublishDiagnostics.MayHaveRun.At(Location.None, Quoted.Text(id), CredentialPatterns.Hide(e.Message)));
                return null;
            }
        });

    private static PublishedSchedule Describe(ResourceState state, ScheduleRuns runs) => new(state.Name)
    {
        Schedule = state[FieldNames.Schedule] ?? string.Empty,
        TimeZone = state[FieldNames.TimeZone] ?? "Etc/UTC",
        State = state.Job?.State ?? "ENABLED",
        IsPausedByDefinition = Ownership.IsPausedByDefinition(state.Job!), // schedules have a job
        LastAttempt = state.Job!.LastAttemptTime,
        LastStatus = state.Job.Status is { Code: > 0 and var code } status
            ? $"{StatusNames.Name(code)}: {status.Message}".TrimEnd(':', ' ')
            : null,
        NextRuns = runs.Next(state[FieldNames.Schedule], state[FieldNames.TimeZone], state[FieldNames.State]),
    };

    private async IAsyncEnumerable<ResourceState> OwnAsync(
        PublishTarget target, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var forms = new NormalForms(target);
        await foreach (var job in clients.Scheduler.ListAsync(target.Parent, cancellationToken).ConfigureAwait(false))
        {
            var state = forms.Of(job, job.Name is { } name ? name[(name.LastIndexOf('/') + 1)..] : string.Empty);
            if (state.WhyForeign is null)
            {
                yield return state;
            }
        }
    }

    private static async Task<T> WithTargetAsync<T>(
        Deployment deployment, DiagnosticBag diagnostics, T none, Func<PublishTarget, Task<T>> run)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        ArgumentNullException.ThrowIfNull(diagnostics);
        diagnostics.AddRange(deployment.Diagnostics);
        if (PublishTargetReader.Read(deployment, diagnostics) is not { } target || diagnostics.HasErrors)
        {
            return none;
        }

        try
        {
            return await run(target).ConfigureAwait(false);
        }
        catch (Exception e) when (PublishProblems.IsOfCall(e))
        {
            diagnostics.Add(PublishProblems.Of(e));
            return none;
        }
    }
}
