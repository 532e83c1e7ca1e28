using System.Globalization;
using Aef.Server.Executions;
using Aef.Server.Http;
using Aef.Server.Outgoing;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Analysis;

namespace Aef.Server.Calls;

/// <summary>Answers the calls of one execution.</summary>
internal sealed class ServerCalls(ServerContext context, ExecutionRun run, ExecutionConnector connector, IHostedCallHandler network)
    : IHostedCallHandler, IReplayedCallHandler
{
    private readonly SimulatedServices _simulated = new();

    /// <inheritdoc/>
    public void Begin(HostedEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        switch (effect.Effect)
        {
            case CallbackEffect callback:
                run.Callbacks.Await(effect, callback);
                break;
            case CallEffect call when CallFacts.IsExecutionCall(call):
                effect.WaitOutside(token => connector.CallAsync(run.Name, call, token), done => Complete(effect, done));
                break;
            case CallEffect { Http: { } request } call:
                Request(effect, call, request);
                break;
            case CallEffect call when ConnectorRequests.Create(call) is { } request:
                var own = call with { Http = OwnRequest(call, request) };
                effect.Begin(own, network, answer => effect.Answer(ConnectorRequests.Convert(call, answer)));
                break;
            case CallEffect call:
                effect.Answer(EffectOutcome.Failure(WorkflowErrors.Tagged(
                    "SystemError",
                    StandardLibrarySignatures.IsConnector(call.Function)
                        ? $"the connector {call.Function} is not available on this server; call its API with http.* "
                            + "and allow its host with aef serve --allow-host"
                        : $"{call.Function} is not available on this server")));
                break;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Calls that start executions here may be repeated, because the same call never starts two, and connectors that only read here.
    /// Simulated services are in memory.
    /// </remarks>
    public bool Holds(CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return CallFacts.IsExecutionStart(call)
            || (call.Http is null && ConnectorRequests.Create(call) is { Method: "GET" })
            || (call.Http is { } request && (IsSimulated(request) || (IsOwn(request) && CallFacts.IsExecutionPost(request))));
    }

    /// <inheritdoc/>
    public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Http is { } request && IsSimulated(request))
        {
            _simulated.Answer(call, request, now);
        }
    }

    /// <inheritdoc/>
    public void Replay(CallbackEffect callback, DateTimeOffset received, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (callback.Callback["url"].TryGetString(out var url))
        {
            run.Callbacks.Forget(url);
        }
    }

    private static void Complete(HostedEffect effect, Task<EffectOutcome> done) => effect.Answer(done.IsCompletedSuccessfully
        ? done.Result
        : EffectOutcome.Failure(WorkflowErrors.Connection("the execution could not be awaited")));

    private bool IsOwn(HttpRequest request) =>
        Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && context.Addresses.Resolve(address).Kind == OutgoingKind.Own;

    private bool IsSimulated(HttpRequest request) =>
        Uri.TryCreate(request.Url, UriKind.Absolute, out var address)
        && context.Addresses.Resolve(address).Kind == OutgoingKind.Refused
        && _simulated.Has(request);

    private void Request(HostedEffect effect, CallEffect call, HttpRequest request)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var address))
        {
            effect.Answer(EffectOutcome.Failure(WorkflowErrors.Tagged("ValueError", $"'{request.Url}' is not a URL")));
            return;
        }

        var target = context.Addresses.Resolve(address);
        switch (target.Kind)
        {
            case OutgoingKind.Own:
                effect.Begin(call with { Http = OwnRequest(call, request) }, network, effect.Answer);
                break;
            case OutgoingKind.Allowed:
                effect.Begin(call, network, effect.Answer);
                break;
            case OutgoingKind.Refused when _simulated.Has(request):
                effect.Answer(_simulated.Answer(call, request, effect.Loop.Now));
                break;
            default:
                effect.Answer(EffectOutcome.Failure(WorkflowErrors.ConnectionFailed(target.Problem ?? "the host is not allowed")));
                break;
        }
    }

    /// <summary>The request at the address of this server.</summary>
    private HttpRequest OwnRequest(CallEffect call, HttpRequest request)
    {
        var target = context.Addresses.Resolve(new Uri(request.Url)).Target;
        var own = request with { Url = target.AbsoluteUri };
        if (!CallFacts.IsExecutionPost(own))
        {
            return own;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{run.Name.Name}/{call.Id}");
        return own with { Headers = (own.Headers.IsNull ? WorkflowValue.EmptyMap : own.Headers).With(ExecutionsApi.CallHeader, id) };
    }
}
