using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Local;

/// <summary>The environment of a workflow without mocks and network: every connection fails.</summary>
internal sealed class UnansweredCalls : ICallHandler
{
    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(call);
        var address = call.Http is { } request ? $"{call.Function} {request.Url}" : call.Function;
        return new CallReply(
            EffectOutcome.Failure(WorkflowErrors.ConnectionFailed($"{address}: a local run of Cloud Workflows source does not make calls")),
            TimeSpan.Zero);
    }
}
