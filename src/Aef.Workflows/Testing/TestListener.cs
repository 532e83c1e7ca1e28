using Aef.Workflows.Engine;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Workflows.Testing;

/// <summary>Records what a test needs to know about an execution: its log entries, and the executed steps and branches.</summary>
internal sealed class TestListener(CoverageCounts? coverage) : ExecutionListener
{
    private readonly List<ObservedLog> _logs = [];

    public IReadOnlyList<ObservedLog> Logs => _logs;

    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => coverage?.Count(step);

    public override void BranchTaken(DateTimeOffset time, int fiberId, BranchPoint branch) => coverage?.Count(branch);

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) =>
        _logs.Add(
            new ObservedLog(entry.Severity, entry.Text ?? entry.Json?.ToString() ?? string.Empty, entry.Json ?? default, entry.Step?.Name));
}
