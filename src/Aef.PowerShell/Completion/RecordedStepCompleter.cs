using Aef.Runs.History;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the JOB_IDs of the steps of a recorded run.</summary>
public sealed class RecordedStepCompleter : RunStepCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> StepsOf(RunFolder run) =>
        run.ReadProgress().Steps.Select(s => (s.JobId, s.JobName));
}
