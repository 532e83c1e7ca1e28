using System.Text;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>The read methods of Secret Manager. All versions of a secret are the same here.</summary>
internal static class SecretCalls
{
    /// <summary>The response to a call; null when there is no such secret.</summary>
    public static EffectOutcome? Access(Secrets secrets, string? secret, CallEffect call)
    {
        if (secret is null || secrets.Find(secret) is not { } value)
        {
            return null;
        }

        if (!call.Arguments["name"].TryGetString(out var name))
        {
            return EffectOutcome.Value(value);
        }

        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
        return EffectOutcome.Value(WorkflowValue.FromMap(("name", name), ("payload", WorkflowValue.FromMap(("data", data)))));
    }
}
