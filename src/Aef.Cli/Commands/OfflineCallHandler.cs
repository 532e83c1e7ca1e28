using Aef.Workflows.Runtime;

namespace Aef.Cli.Commands;

/// <summary>The world of a workflow that runs alone: nobody answers.</summary>
internal sealed class OfflineCallHandler : ICallHandler
{
    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        var address = call.Http is { } request ? $"{call.Function} {request.Url}" : call.Function;
        return new CallReply(EffectOutcome.Failure(WorkflowErrors.ConnectionFailed($"{address}: a local run of Cloud Workflows source makes no calls")), TimeSpan.Zero);
    }
}
