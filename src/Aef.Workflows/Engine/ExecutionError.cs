using Aef.Documents.Collections;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>Why an execution failed, as Google's execution resource reports it.</summary>
/// <param name="Value">The raised value: an error map or a string.</param>
/// <param name="Payload">The raised value as JSON text.</param>
/// <param name="Context">The message and the locations, one per line.</param>
/// <param name="StackTrace">The locations, innermost first.</param>
public sealed record ExecutionError(WorkflowValue Value, string Payload, string Context, EquatableList<StackTraceElement> StackTrace)
{
    /// <summary>
    /// The ids of the effects whose failures caused the error: those whose error propagated, or was being handled when the error was
    /// raised; empty when the workflow failed without one.
    /// </summary>
    public EquatableList<long> Causes { get; init; } = [];
}
