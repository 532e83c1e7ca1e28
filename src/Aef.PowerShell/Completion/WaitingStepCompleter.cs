using Aef.Runs.History;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the JOB_IDs of the steps of a recorded run that wait for approval.</summary>
public sealed class WaitingStepCompleter : RunStepCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> StepsOf(RunFolder run) =>
        run.Approvals.Pending().Select(r => (r.JobId, r.Subject));
}
