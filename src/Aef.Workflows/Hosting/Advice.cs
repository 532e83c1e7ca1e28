using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Hosting;

/// <summary>
/// Suggests how an unmatched call could be answered. Only the <c>aef</c> command has the options without a parameter next to them.
/// </summary>
internal static class Advice
{
    public static string For(CallEffect call, LocalEnvironmentOptions options)
    {
        var other = Other(call, options);
        var mock = options.Mocks is null ? "pass a mock file (--mocks or -MockPath, see docs/mocks.md)" : "add a mock to the mock file";
        return other is null ? $"; {mock}" : $"; {mock}, or {other}";
    }

    private static string? Other(CallEffect call, LocalEnvironmentOptions options)
    {
        if (call.Http is { } http)
        {
            return (options.Network, options.Mocks) switch
            {
                (not null, { Unmatched: UnmatchedCalls.Error }) => "add \"unmatched: allow-network\" to the mock file",
                _ when Uri.TryCreate(http.Url, UriKind.Absolute, out var address) && address.Host.Length > 0 =>
                    $"allow its host (aef run --allow-host {address.Authority})",
                _ => null,
            };
        }

        if (BuiltInServices.IsExecutionStart(call.Function))
        {
            return $"pass the source of the workflow (aef simulate --workflow {BuiltInServices.WorkflowOf(call) ?? "NAME"}=FILE)";
        }

        return BuiltInServices.IsSecretAccess(call.Function)
            ? $"pass the secret (aef simulate --secret {BuiltInServices.SecretOf(call) ?? "NAME"}=env:VARIABLE)"
            : null;
    }
}
