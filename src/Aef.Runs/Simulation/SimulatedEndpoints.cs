using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Simulation;

/// <summary>
/// The callback endpoints of a simulated run, and what jobs send to them. As at Google, an endpoint keeps one callback that is not awaited
/// yet; it rejects others until that one is read.
/// </summary>
internal sealed class SimulatedEndpoints
{
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Lets a job send a callback at a time.</summary>
    public void Send(string url, DateTimeOffset time, WorkflowValue body)
    {
        if (!_endpoints.TryGetValue(url, out var endpoint))
        {
            _endpoints.Add(url, endpoint = new Endpoint());
        }

        endpoint.Sent.Enqueue(body, (time, endpoint.Count++));
    }

    /// <summary>The callback for a wait that begins now; null if none arrives in time.</summary>
    public CallReply? Await(CallbackEffect callback, DateTimeOffset now)
    {
        if (!callback.Callback["url"].TryGetString(out var url) || !_endpoints.TryGetValue(url, out var endpoint))
        {
            return null;
        }

        var received = endpoint.TakeKept(now);
        if (received is null && endpoint.Sent.TryPeek(out _, out var next) && next.Time <= callback.DueTime)
        {
            received = (endpoint.Sent.Dequeue(), next.Time);
        }

        return received is var (body, time)
            ? new CallReply(
                EffectOutcome.Value(new CallbackRequest("POST", url, body: body).ToValue(time)),
                time > now ? time - now : TimeSpan.Zero)
            : null;
    }

    private sealed class Endpoint
    {
        private (WorkflowValue Body, DateTimeOffset Time)? _kept;

        public PriorityQueue<WorkflowValue, (DateTimeOffset Time, int Number)> Sent { get; } = new();

        public int Count { get; set; }

        /// <summary>The callback that has arrived before now and is not read yet; later ones were rejected.</summary>
        public (WorkflowValue Body, DateTimeOffset Time)? TakeKept(DateTimeOffset now)
        {
            while (Sent.TryPeek(out var body, out var sent) && sent.Time <= now)
            {
                Sent.Dequeue();
                _kept ??= (body, sent.Time);
            }

            var kept = _kept;
            _kept = null;
            return kept;
        }
    }
}
