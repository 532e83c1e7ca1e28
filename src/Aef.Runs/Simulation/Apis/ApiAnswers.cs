using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The answers of simulated Google APIs.</summary>
internal static class ApiAnswers
{
    /// <summary>A success.</summary>
    public static SimulatedAnswer Ok(params (string Key, WorkflowValue Value)[] body) => new(200, WorkflowValue.FromMap(body));

    /// <summary>The request is not valid.</summary>
    public static SimulatedAnswer Invalid(string message) => Error(400, "INVALID_ARGUMENT", message);

    /// <summary>Something is missing.</summary>
    public static SimulatedAnswer NotFound(string what) => Error(404, "NOT_FOUND", $"Not found: {what}");

    /// <summary>Something of this name exists.</summary>
    public static SimulatedAnswer Exists(string what) => Error(409, "ALREADY_EXISTS", $"Already Exists: {what}");

    /// <summary>An error in the form of Google's APIs.</summary>
    public static SimulatedAnswer Error(int code, string status, string message) => new(code, WorkflowValue.FromMap(
        ("error", WorkflowValue.FromMap(("code", code), ("message", message), ("status", status)))));
}
