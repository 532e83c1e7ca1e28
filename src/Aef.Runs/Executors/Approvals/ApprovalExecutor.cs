using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Approvals;

/// <summary>
/// Waits for the decision of a person. The time limit counts from the first request: a run that was interrupted and resumed does not wait
/// longer. A decision that was made while no process was running the run counts.
/// </summary>
/// <param name="approvals">The requests and decisions of the run; null for a run that is not recorded.</param>
internal sealed class ApprovalExecutor(IApprovals? approvals) : IRecoveringExecutor
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (approvals is null)
        {
            return JobResult.Failed("The run is not recorded, so the step cannot be approved.") with { IsFinal = true };
        }

        var now = call.Now;
        var request = approvals.Ask(new ApprovalRequest(call.JobId, call.Identity.Start, call.Attempt)
        {
            Subject = call.Secrets.Mask(Text(call, "subject") ?? call.JobName),
            Details = Text(call, "details") is { } details ? call.Secrets.Mask(details) : null,
            Since = now,
            Until = now + call.Limit,
        });
        var target = $"{approvals.RunId} {request.ShellJobId}";
        call.Log("NOTICE", $"waits for approval: {request.Subject}");
        call.Progress(text: $"waits for: aef approve {target} (or reject)");
        call.Output.Write($"Waits for approval: {request.Subject}");
        call.Output.Write($"To decide: aef approve {target}, or aef reject {target} (Approve-AefStep, Deny-AefStep)");
        try
        {
            return await DecidedAsync(call, request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A process that ends with the run leaves the request: the resumed run waits again.
            approvals.Withdraw(request);
        }
    }

    private async Task<JobResult> DecidedAsync(JobCall call, ApprovalRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (approvals!.Find(request) is { } decision) // RunAsync has returned otherwise
            {
                return ResultOf(call, decision);
            }

            if (call.MayHaveRun && request.Until <= call.Now)
            {
                var minutes = (request.Until.Value - request.Since).TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
                return JobResult.Failed($"The step was neither approved nor rejected within {minutes} minutes.") with { IsFinal = true };
            }

            await call.PauseAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static JobResult ResultOf(JobCall call, ApprovalDecision decision)
    {
        var words = $"{(decision.IsApproved ? "approved" : "rejected")} by {decision.By}"
            + (decision.Comment is { Length: > 0 } comment ? $": {comment}" : string.Empty);
        call.Log("NOTICE", words);
        call.Output.Write(words);
        return decision.IsApproved
            ? JobResult.Success(WorkflowValue.FromMap(
                ("decision", "approved"), ("by", decision.By), ("comment", decision.Comment ?? string.Empty)))
            : JobResult.Failed(words) with { IsFinal = true };
    }

    private static string? Text(JobCall call, string name) =>
        call.Parameters[name].TryGetString(out var text) && text.Length > 0 ? text : null;
}
