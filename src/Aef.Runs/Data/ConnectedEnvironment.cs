using Aef.Core.Environments;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;
using Aef.Runs.Executors;

namespace Aef.Runs.Data;

/// <summary>What a run that does its jobs gets from its environment in <c>aef.json</c>.</summary>
/// <param name="Settings">The settings, with the substitutes of executors and the kinds that use its connections.</param>
/// <param name="ParametersPath">Its file of platform parameters; null when it names none.</param>
/// <param name="Diagnostics">The problems of the configuration, and of the name of the environment.</param>
internal sealed record ConnectedEnvironment(
    LocalRunSettings Settings,
    string? ParametersPath,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>
    /// Finds the environment that settings name. Without a factory of connections there are no substitutes, and no kinds.
    /// </summary>
    public static ConnectedEnvironment Find(DefinitionLoader loader, LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Connections is not { } factory)
        {
            return new ConnectedEnvironment(settings, null, []);
        }

        var found = new EnvironmentAccess(loader, factory, name => settings.Variables.GetValueOrDefault(name))
            .Find(settings.Folder, settings.Environment, settings.StateFolder);
        if (found is not { Connections: { } connections, Environment: { } environment })
        {
            return new ConnectedEnvironment(settings, null, found.Diagnostics);
        }

        settings = settings with
        {
            Kinds = [.. settings.Kinds, .. DataKind.Of(connections, environment)],
            Substitutes = environment.Executors.ToDictionary(e => e.Executor, e => e.Binding, StringComparer.Ordinal),
            Tokens = settings.Tokens ?? (type => settings.Variables.GetValueOrDefault(type == "OIDC" ? "AEF_ID_TOKEN" : "AEF_ACCESS_TOKEN")),
            Hidden = [.. HiddenSecrets.Of(environment, name => settings.Variables.GetValueOrDefault(name))],
        };
        return new ConnectedEnvironment(settings, environment.ParametersPath, found.Diagnostics);
    }
}
