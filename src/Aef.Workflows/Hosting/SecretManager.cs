using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Hosting;

/// <summary>Secret Manager of a local run, for environments that answer the calls of connectors themselves.</summary>
public static class SecretManager
{
    /// <summary>True for a call that reads a secret.</summary>
    public static bool IsRead(CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return BuiltInServices.IsSecretAccess(call.Function);
    }

    /// <summary>The answer to a call that reads a secret, which fails when there is no such secret; null for another call.</summary>
    public static CallReply? Answer(Secrets secrets, CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(call);
        if (!IsRead(call))
        {
            return null;
        }

        var name = BuiltInServices.SecretOf(call);
        var outcome = SecretCalls.Access(secrets, name, call)
            ?? EffectOutcome.FromHttpResponse(404, WorkflowValue.EmptyMap, $"Secret {name ?? "without a name"} not found");
        return new CallReply(outcome, TimeSpan.Zero);
    }
}
