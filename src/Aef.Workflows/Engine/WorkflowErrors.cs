using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>
/// Creates the error maps that Cloud Workflows raises itself: <c>message</c>, <c>tags</c> and, for HTTP, <c>code</c>, <c>headers</c>,
/// <c>body</c>.
/// </summary>
public static class WorkflowErrors
{
    /// <summary>An error with one tag.</summary>
    public static WorkflowValue Tagged(string tag, string message) =>
        WorkflowValue.FromMap(("message", message), ("tags", WorkflowValue.FromList(tag)));

    /// <summary>The answer had a status of 400 or above.</summary>
    public static WorkflowValue Http(int code, WorkflowValue headers, WorkflowValue body) =>
        WorkflowValue.FromMap(
            ("message", $"HTTP server responded with error code {code}"),
            ("tags", WorkflowValue.FromList("HttpError")),
            ("code", code),
            ("headers", headers.IsNull ? WorkflowValue.EmptyMap : headers),
            ("body", body));

    /// <summary>The call was not answered in time.</summary>
    public static WorkflowValue Timeout(string message) => Tagged("TimeoutError", message);

    /// <summary>The connection failed; the request was not processed.</summary>
    public static WorkflowValue ConnectionFailed(string message) => Tagged("ConnectionFailedError", message);

    /// <summary>The connection broke; the request may or may not have been processed.</summary>
    public static WorkflowValue Connection(string message) => Tagged("ConnectionError", message);

    /// <summary>The credentials for the request are not available.</summary>
    public static WorkflowValue Auth(string message) => Tagged("AuthError", message);

    /// <summary>A long-running operation ended unsuccessfully.</summary>
    public static WorkflowValue Operation(string message, WorkflowValue operation, WorkflowValue error) =>
        WorkflowValue.FromMap(
            ("message", message),
            ("tags", WorkflowValue.FromList("OperationError")),
            ("operation", operation),
            ("error", error));
}
