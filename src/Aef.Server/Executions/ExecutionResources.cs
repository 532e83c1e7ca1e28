using Aef.Google.Rest.Executions;
using Aef.Workflows.Engine;
using EngineExecution = Aef.Workflows.Engine.Execution;
using EngineState = Aef.Workflows.Engine.ExecutionState;
using ExecutionError = Aef.Google.Rest.Executions.ExecutionError;
using ExecutionState = Aef.Google.Rest.Executions.ExecutionState;
using RestExecution = Aef.Google.Rest.Executions.Execution;
using StackTraceElement = Aef.Google.Rest.Executions.StackTraceElement;

namespace Aef.Server.Executions;

/// <summary>Converts executions of the engine to resources of the API.</summary>
internal static class ExecutionResources
{
    /// <summary>The resource of an execution that has ended.</summary>
    public static RestExecution Ended(RestExecution created, EngineExecution execution)
    {
        var end = execution.EndTime ?? execution.StartTime;
        var ended = created with
        {
            State = execution.State switch
            {
                EngineState.Succeeded => ExecutionState.Succeeded,
                EngineState.Cancelled => ExecutionState.Cancelled,
                _ => ExecutionState.Failed,
            },
            EndTime = end,
            Duration = end - created.StartTime,
            Status = null,
            Error = execution.Error is { } error ? Error(error) : null,
        };
        if (execution.State != EngineState.Succeeded)
        {
            return ended;
        }

        return execution.Result.TryToJson(out var json, out var problem)
            ? ended with { Result = json }
            : Failed(ended, $"The result cannot be represented as JSON: {problem}");
    }

    /// <summary>The resource of an execution that cannot go on.</summary>
    public static RestExecution Failed(RestExecution created, string message) => created with
    {
        State = ExecutionState.Failed,
        EndTime = created.EndTime ?? created.StartTime,
        Status = null,
        Error = new ExecutionError
        {
            Payload = System.Text.Json.JsonSerializer.Serialize(message, Http.ServerJson.Writer.String),
            Context = message,
        },
    };

    private static ExecutionError Error(Aef.Workflows.Engine.ExecutionError error) => new()
    {
        Payload = error.Payload,
        Context = error.Context,
        StackTrace = error.StackTrace.Count == 0 ? null : new ExecutionStackTrace { Elements = [.. error.StackTrace.Select(Element)] },
    };

    private static StackTraceElement Element(Aef.Workflows.Engine.StackTraceElement element) => new()
    {
        Step = element.Step,
        Routine = element.Routine,
        Position = element.Line > 0
            ? new SourcePosition { Line = element.Line, Column = element.Column, Length = element.Length }
            : null,
    };
}
