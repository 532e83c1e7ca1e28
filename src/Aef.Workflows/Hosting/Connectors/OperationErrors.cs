using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Connectors;

/// <summary>The errors of long-running operations (https://cloud.google.com/workflows/docs/reference/syntax/error-types).</summary>
internal static class OperationErrors
{
    /// <summary>The operation has ended unsuccessfully.</summary>
    public static WorkflowValue Failed(WorkflowValue operation, WorkflowValue error)
    {
        var reason = error["message"].TryGetString(out var message) ? message : "no reason given";
        var name = operation["name"].TryGetString(out var text) ? $" {text}" : string.Empty;
        return WorkflowErrors.Operation($"operation{name} failed: {reason}", operation, error);
    }

    /// <summary>The response to a poll is not an operation.</summary>
    public static WorkflowValue WrongResponse(string function, WorkflowValue given) =>
        WorkflowErrors.Tagged("ResponseTypeError", $"{function} returned no operation: {Describe(given)}");

    // A long value is not cut: half a secret would not be recognized and masked.
    private static string Describe(in WorkflowValue given) =>
        given.ToString() is { Length: <= 200 } text ? text : $"a long value of type {TypeNames.Of(given)}";
}
