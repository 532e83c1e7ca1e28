using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Executions;

/// <summary>Watches an execution until it ends. A poll that fails is repeated; the execution does not notice.</summary>
/// <param name="client">The API.</param>
/// <param name="clock">The clock.</param>
public sealed class ExecutionMonitor(IExecutionsClient client, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>True for a state in which nothing more happens.</summary>
    public static bool HasEnded(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return execution.State is not (null or ExecutionState.Active or ExecutionState.Queued or ExecutionState.StateUnspecified);
    }

    /// <summary>Waits for the end.</summary>
    /// <param name="name">The name of the execution.</param>
    /// <param name="reader">Reads the jobs in the step entries; null to read only the execution.</param>
    /// <param name="changed">Learns of changes of jobs, in their order; null for nobody.</param>
    /// <param name="cancellationToken">Ends the wait. The execution goes on.</param>
    /// <returns>The execution after its end; null if it does not exist.</returns>
    public async Task<Execution?> WaitAsync(
        ExecutionName name,
        JobChangeReader? reader = null,
        Action<JobChange>? changed = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var pause = FirstPause;
        while (true)
        {
            // Read first: the entries of an execution that has ended are then complete.
            var execution = await client.FindAsync(name.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false);
            if (execution is null)
            {
                return null;
            }

            var count = 0;
            if (reader is not null)
            {
                foreach (var change in reader.Read(await EntriesAsync(name, reader, cancellationToken).ConfigureAwait(false)))
                {
                    changed?.Invoke(change);
                    count++;
                }
            }

            if (HasEnded(execution))
            {
                return execution;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            pause = count > 0 ? FirstPause * 5 : pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    private async Task<IReadOnlyList<StepEntry>> EntriesAsync(
        ExecutionName name, JobChangeReader reader, CancellationToken cancellationToken)
    {
        var entries = new List<StepEntry>();
        var query = new ListQuery
        {
            PageSize = 1000,
            Filter = reader.ReadUpTo > 0 ? FormattableString.Invariant($"entryId > {reader.ReadUpTo}") : null,
        };
        await foreach (var entry in client.ListStepEntriesAsync(name.ToString(), query, cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
