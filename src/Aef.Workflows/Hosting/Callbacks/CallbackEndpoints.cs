using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// The callback endpoints of a run: requests that are not awaited yet, and waiting steps. Requests may come from any thread; each endpoint
/// keeps one unread request, as Google's do.
/// </summary>
public sealed class CallbackEndpoints
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Registers an endpoint; requests with another method are rejected.</summary>
    public void Open(string url, string method)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(method);
        lock (_lock)
        {
            _endpoints.TryAdd(url, new Endpoint(method));
        }
    }

    /// <summary>
    /// Accepts a request and returns the status of the response: 200, 404 without such an endpoint, 405 for another method, 429 when
    /// another one is already waiting.
    /// </summary>
    internal int Deliver(CallbackRequest request, DateTimeOffset received)
    {
        ArgumentNullException.ThrowIfNull(request);
        (Action<EffectOutcome> Answer, HostLoop Loop) waiter;
        lock (_lock)
        {
            if (!_endpoints.TryGetValue(request.Url, out var endpoint))
            {
                return 404;
            }

            if (request.Method != endpoint.Method)
            {
                return 405;
            }

            if (endpoint.TakeWaiter() is not { } first)
            {
                return endpoint.TryKeep(request.ToValue(received)) ? 200 : 429;
            }

            waiter = first;
        }

        var outcome = EffectOutcome.Value(request.ToValue(received));
        waiter.Loop.Post(() => waiter.Answer(outcome));
        return 200;
    }

    /// <summary>Waits for a request.</summary>
    internal void Await(CallbackEffect callback, HostLoop loop, RecordedAnswer answering)
    {
        if (!callback.Callback["url"].TryGetString(out var url))
        {
            return;
        }

        WorkflowValue? kept;
        lock (_lock)
        {
            if (!_endpoints.TryGetValue(url, out var endpoint))
            {
                return;
            }

            kept = endpoint.Take();
            if (kept is null)
            {
                endpoint.Wait(answering.Reply, () => answering.Hosted.IsOver, loop);
            }
        }

        if (kept is { } request)
        {
            answering.Reply(new CallReply(EffectOutcome.Value(request), TimeSpan.Zero));
        }
    }

    private sealed class Endpoint(string method)
    {
        private readonly Queue<(Action<EffectOutcome> Answer, Func<bool> IsOver, HostLoop Loop)> _waiting = new();
        private WorkflowValue? _kept;

        public string Method => method;

        public void Wait(Action<EffectOutcome> answer, Func<bool> isOver, HostLoop loop) => _waiting.Enqueue((answer, isOver, loop));

        /// <summary>The step that has waited longest; null when none waits.</summary>
        public (Action<EffectOutcome> Answer, HostLoop Loop)? TakeWaiter()
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                // A wait that has timed out does not consume the request for the next one.
                if (!waiter.IsOver())
                {
                    return (waiter.Answer, waiter.Loop);
                }
            }

            return null;
        }

        public bool TryKeep(WorkflowValue request)
        {
            if (_kept is not null)
            {
                return false;
            }

            _kept = request;
            return true;
        }

        public WorkflowValue? Take()
        {
            var kept = _kept;
            _kept = null;
            return kept;
        }
    }
}
