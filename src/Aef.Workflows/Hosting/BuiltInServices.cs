using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Hosting;

/// <summary>
/// The services that a local run has without mocks: Workflow Executions and Secret Manager, for the workflows and secrets of the user.
/// </summary>
internal static class BuiltInServices
{
    private const string Executions = "googleapis.workflowexecutions.v1.projects.locations.workflows.executions.";
    private const string Versions = "googleapis.secretmanager.v1.projects.secrets.versions.";

    public static bool IsExecutionStart(string function) =>
        function is Executions + "run" or Executions + "create" or "experimental.executions.run" or "experimental.executions.map";

    public static bool IsSecretAccess(string function) => function is Versions + "access" or Versions + "accessString";

    /// <summary>The name of the workflow that a call would start; null when it names none.</summary>
    public static string? WorkflowOf(CallEffect call)
    {
        var name = call.Arguments[call.Function == Executions + "create" ? "parent" : "workflow_id"];
        return name.TryGetString(out var text) ? text.Split('/')[^1] : null;
    }

    /// <summary>The name of the secret that a call reads; null when it names none.</summary>
    public static string? SecretOf(CallEffect call)
    {
        if (call.Function == Versions + "accessString")
        {
            return call.Arguments["secret_id"].TryGetString(out var id) ? id.Split('/')[^1] : null;
        }

        return call.Arguments["name"].TryGetString(out var name) && name.Split('/') is [_, _, "secrets", var secret, ..] ? secret : null;
    }

    /// <summary>
    /// True when a call is answered here and has no effect outside of the process: a child workflow may have one, where hosts are allowed.
    /// </summary>
    public static bool Has(EnvironmentScope scope, CallEffect call) =>
        (
            IsExecutionStart(call.Function)
                && scope.Environment.Options.Network is null
                && WorkflowOf(call) is { } workflow
                && scope.Environment.Options.Workflows.Find(workflow) is not null)
        || (IsSecretAccess(call.Function) && SecretOf(call) is { } secret && scope.Environment.Options.Secrets.Find(secret) is not null);

    /// <summary>
    /// Begins to answer a call of a service; false when the service is not built in, or does not have the resource of the call.
    /// </summary>
    public static bool TryBegin(EnvironmentScope scope, CallEffect call, RecordedAnswer answering) => call.Function switch
    {
        Executions + "run" or Executions + "create" or "experimental.executions.run" or "experimental.executions.map" =>
            TryStart(scope, call, answering),
        Executions + "get" => TryReply(ExecutionCalls.Get(scope.Environment.Children, call), answering),
        Executions + "list" => TryReply(ExecutionCalls.List(scope.Environment.Children, call), answering),
        Executions + "cancel" => TryReply(ExecutionCalls.Cancel(scope.Environment.Children, call), answering),
        Versions + "access" or Versions + "accessString" =>
            TryReply(SecretCalls.Access(scope.Environment.Options.Secrets, SecretOf(call), call), answering),
        _ => false,
    };

    private static bool TryStart(EnvironmentScope scope, CallEffect call, RecordedAnswer answering)
    {
        if (WorkflowOf(call) is not { } name || scope.Environment.Options.Workflows.Find(name) is not { } program)
        {
            return false;
        }

        ExecutionCalls.Start(new ChildStart(scope, name, program), call, answering);
        return true;
    }

    private static bool TryReply(EffectOutcome? outcome, RecordedAnswer answering)
    {
        if (outcome is not { } known)
        {
            return false;
        }

        answering.Reply(new CallReply(known, TimeSpan.Zero));
        return true;
    }
}
