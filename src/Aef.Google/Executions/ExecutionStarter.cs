using Aef.Google.Rest;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Executions;

/// <summary>
/// Starts executions, each at most once. The request to start is never sent again after a lost answer. Every execution carries the label
/// <c>aef-request</c> with an id of its start, and after a lost answer the executions of the last minutes are searched for it.
/// </summary>
/// <param name="client">The API.</param>
/// <param name="clock">The clock.</param>
/// <param name="newRequestId">Creates the id of a start: at most 63 lower-case letters and digits.</param>
public sealed class ExecutionStarter(IExecutionsClient client, TimeProvider clock, Func<string> newRequestId)
{
    /// <summary>The label with the id of the start.</summary>
    public const string RequestLabel = "aef-request";

    /// <summary>How long an execution whose answer was lost is searched for.</summary>
    public static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(60);

    // The clocks of this computer and of Google may differ.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    /// <summary>A starter whose ids are random.</summary>
    public ExecutionStarter(IExecutionsClient client, TimeProvider clock)
        : this(client, clock, static () => Guid.NewGuid().ToString("n"))
    {
    }

    /// <summary>Starts an execution.</summary>
    /// <param name="workflow">The name of the workflow, <c>projects/p/locations/l/workflows/w</c>.</param>
    /// <param name="execution">The execution: argument, labels, log level.</param>
    /// <param name="cancellationToken">Ends the call. An execution may then have been started.</param>
    /// <exception cref="GoogleApiException">The execution was refused, and certainly not started.</exception>
    /// <exception cref="UnansweredException">There is no connection, and the execution was certainly not started.</exception>
    public async Task<ExecutionStart> StartAsync(string workflow, Execution execution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var request = newRequestId();
        var labels = new Dictionary<string, string?>(execution.Labels ?? new Dictionary<string, string?>(), StringComparer.Ordinal)
        {
            [RequestLabel] = request,
        };
        var begin = clock.GetUtcNow();
        try
        {
            var started = await client.CreateAsync(workflow, execution with { Labels = labels }, cancellationToken).ConfigureAwait(false);
            return new ExecutionStart(request, started, null);
        }
        catch (UnansweredException e) when (e.MayHaveHappened)
        {
            return await SearchAsync(workflow, request, begin, e.Message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new ExecutionStart(request, null, "The command was cancelled before Google answered.");
        }
    }

    private async Task<ExecutionStart> SearchAsync(
        string workflow, string request, DateTimeOffset begin, string reason, CancellationToken cancellationToken)
    {
        var query = new ListQuery { Filter = $"createTime>=\"{TimestampConverter.Format(begin - ClockDifference)}\"", PageSize = 100 };
        var since = clock.GetTimestamp();
        var delay = TimeSpan.FromSeconds(1);
        try
        {
            while (true)
            {
                // Found out before the search: an execution that appears while the last search reads its pages is not missed.
                var isLast = clock.GetElapsedTime(since) >= SearchTime;
                try
                {
                    await foreach (var found in client.ListAsync(workflow, query, full: true, cancellationToken).ConfigureAwait(false))
                    {
                        if (found.Labels?.GetValueOrDefault(RequestLabel) == request)
                        {
                            return new ExecutionStart(request, found, null);
                        }
                    }
                }
                catch (UnansweredException e)
                {
                    reason = e.Message;
                }
                catch (GoogleApiException e)
                {
                    reason = $"{e.Status}: {e.Message}";
                }

                if (isLast)
                {
                    return new ExecutionStart(request, null, reason);
                }

                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
                delay = delay < TimeSpan.FromSeconds(8) ? delay * 2 : delay;
            }
        }
        catch (OperationCanceledException)
        {
            return new ExecutionStart(request, null, "The command was cancelled while it searched for the execution.");
        }
    }
}
