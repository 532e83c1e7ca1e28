using System.Globalization;
using System.Text;
using System.Text.Json;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Store;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Server.Executions;

/// <summary>
/// The callback endpoints of one execution. A request is in the store before it is acknowledged, and leaves it when the journal has it.
/// </summary>
internal sealed class CallbackInbox(IServerStore store, string execution)
{
    private const string Collection = "callbacks";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Registers an endpoint, with the request that an earlier process has accepted for it.</summary>
    public void Open(string url, string method)
    {
        var id = IdOf(url);
        var kept = store.Read(Collection, KeyOf(id));
        lock (_gate)
        {
            _endpoints.TryAdd(id, new Endpoint(method) { Kept = kept is null ? (WorkflowValue?)null : WorkflowValue.FromJson(kept) });
        }
    }

    /// <summary>The endpoints in the order of their ids.</summary>
    public IReadOnlyList<Callback> List()
    {
        lock (_gate)
        {
            return [.. _endpoints.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new Callback
            {
                Name = $"{execution}/callback/{e.Key}",
                Method = e.Value.Method,
                Waiters = e.Value.Waiting.Count(w => !w.IsOver),
                AvailablePayloads = e.Value.Kept is { } kept ? [kept["http_request"]["body"].ToString()] : null,
            })];
        }
    }

    /// <summary>Accepts a request for an endpoint.</summary>
    public async Task ReceiveAsync(CallbackRequest request, DateTimeOffset received)
    {
        var id = IdOf(request.Url);
        var value = request.ToValue(received);
        lock (_gate)
        {
            var endpoint = _endpoints.GetValueOrDefault(id) ?? throw ApiException.NotFound($"Callback '{id}' was not found.");
            if (endpoint.Method != request.Method)
            {
                throw new ApiException(new ApiError(405, ApiError.Create(ApiCode.InvalidArgument, "-").Body with
                {
                    Code = 405,
                    Message = $"The callback accepts {endpoint.Method} only.",
                }));
            }

            if (endpoint.Kept is not null || endpoint.IsReceiving)
            {
                throw ApiException.Create(ApiCode.ResourceExhausted, "The callback has a request already that was not read yet.");
            }

            endpoint.IsReceiving = true;
        }

        try
        {
            await store.WriteAsync(new StoreChange(Collection, KeyOf(id), Encoding.UTF8.GetBytes(value.ToJson()))).ConfigureAwait(false);
            lock (_gate)
            {
                _endpoints[id].Kept = value;
            }
        }
        finally
        {
            lock (_gate)
            {
                _endpoints[id].IsReceiving = false;
            }
        }

        Deliver(id);
    }

    /// <summary>Waits for a request; on the loop of the execution.</summary>
    public void Await(HostedEffect effect, CallbackEffect callback)
    {
        if (!callback.Callback["url"].TryGetString(out var url))
        {
            return;
        }

        lock (_gate)
        {
            if (!_endpoints.TryGetValue(IdOf(url), out var endpoint))
            {
                return;
            }

            endpoint.Waiting.Enqueue(effect);
        }

        Deliver(IdOf(url));
    }

    /// <summary>The journal has the request of an endpoint.</summary>
    public void Journaled(string url) => _ = store.WriteAsync(StoreChange.Delete(Collection, KeyOf(IdOf(url))));

    /// <summary>A request that the journal has must not be delivered again.</summary>
    public void Forget(string url)
    {
        lock (_gate)
        {
            if (_endpoints.TryGetValue(IdOf(url), out var endpoint))
            {
                endpoint.Kept = null;
            }
        }

        Journaled(url);
    }

    /// <summary>The changes that remove the requests of an execution that has ended.</summary>
    public IReadOnlyList<StoreChange> Clear()
    {
        lock (_gate)
        {
            return [.. _endpoints.Where(e => e.Value.Kept is not null).Select(e => StoreChange.Delete(Collection, KeyOf(e.Key)))];
        }
    }

    private static string IdOf(string url) => url[(url.LastIndexOf('/') + 1)..];

    private string KeyOf(string id) => string.Create(CultureInfo.InvariantCulture, $"{execution}/{id}");

    /// <summary>Passes a kept request to the step that waits longest, on the loop of the execution.</summary>
    private void Deliver(string id)
    {
        HostedEffect? waiter = null;
        lock (_gate)
        {
            var endpoint = _endpoints[id];
            while (endpoint.Kept is not null && waiter is null && endpoint.Waiting.TryPeek(out var next))
            {
                if (next.IsOver)
                {
                    endpoint.Waiting.Dequeue();
                }
                else
                {
                    waiter = next;
                }
            }
        }

        waiter?.Loop.Post(() => Answer(id, waiter));
    }

    private void Answer(string id, HostedEffect waiter)
    {
        WorkflowValue? kept;
        lock (_gate)
        {
            var endpoint = _endpoints[id];
            kept = waiter.IsOver ? null : endpoint.Kept;
            if (kept is not null)
            {
                endpoint.Kept = null;
                endpoint.Waiting.TryDequeue(out _);
            }
        }

        if (kept is { } request)
        {
            waiter.Answer(EffectOutcome.Value(request));
        }
        else
        {
            // The wait has timed out in the meantime; the request is for the next one.
            Deliver(id);
        }
    }

    private sealed class Endpoint(string method)
    {
        public string Method => method;

        public WorkflowValue? Kept { get; set; }

        /// <summary>True while a request is being written.</summary>
        public bool IsReceiving { get; set; }

        public Queue<HostedEffect> Waiting { get; } = new();
    }
}
