using Aef.Workflows.Engine.Effects;

namespace Aef.Server.Calls;

/// <summary>What the server does with a call of a workflow, by its function and address.</summary>
internal static class CallFacts
{
    /// <summary>The prefix of the connector methods of executions.</summary>
    public const string Executions = "googleapis.workflowexecutions.v1.projects.locations.workflows.executions.";

    /// <summary>True for calls that start an execution on this server, by a connector.</summary>
    public static bool IsExecutionStart(CallEffect call) =>
        call.Function is Executions + "run" or Executions + "create" or "experimental.executions.run" or "experimental.executions.map";

    /// <summary>True for a connector method of executions, or one of the experimental functions.</summary>
    public static bool IsExecutionCall(CallEffect call) =>
        call.Function.StartsWith(Executions, StringComparison.Ordinal)
        || call.Function.StartsWith("experimental.executions.", StringComparison.Ordinal);

    /// <summary>True for a request that starts an execution through the API of this server.</summary>
    public static bool IsExecutionPost(HttpRequest request) =>
        request.Method == "POST"
        && Uri.TryCreate(request.Url, UriKind.Absolute, out var address)
        && address.AbsolutePath.EndsWith("/executions", StringComparison.Ordinal);

    /// <summary>True for an address of a Cloud Function or a Cloud Run service, which the server simulates unless its host is allowed.</summary>
    public static bool IsFunction(Uri address) =>
        address.Host.EndsWith(".cloudfunctions.net", StringComparison.OrdinalIgnoreCase)
        || address.Host.EndsWith(".run.app", StringComparison.OrdinalIgnoreCase);
}
