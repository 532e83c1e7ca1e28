using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Reports the start, the log entries and the end of an execution of Cloud Workflows source.</summary>
internal sealed class WorkflowTracer(string name, Action<RunEvent> emit) : ExecutionListener
{
    private long _sequence;

    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        if (depth == 1)
        {
            emit(new RunEvent(++_sequence, time, RunEventKind.RunStarted) { Message = name });
        }
    }

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) =>
        emit(new RunEvent(++_sequence, time, RunEventKind.Log) { State = entry.Severity, Message = entry.Text ?? entry.Json?.ToString() });

    public override void Ended(DateTimeOffset time, Execution execution) =>
        emit(execution.State == ExecutionState.Succeeded
            ? new RunEvent(++_sequence, time, RunEventKind.RunSucceeded)
            : new RunEvent(
                ++_sequence,
                time,
                execution.State == ExecutionState.Cancelled ? RunEventKind.RunCancelled : RunEventKind.RunFailed)
            {
                Message = execution.Error is { } error ? FailureReader.Message(error.Value) : "stopped",
            });
}
