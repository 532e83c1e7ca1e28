using Aef.Core.Environments;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Runs.Executors.Notify;

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
    /// The secrets of the environment that have a value now, as <c>--secret</c> names them. A run reports those that it reads and that have
    /// none.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; private init; } = [];

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

        var secrets = found.Secrets!; // every result has them
        var notifier = new Notifier(environment, secrets);
        settings = settings with
        {
            Kinds = [.. settings.Kinds, .. DataKind.Of(connections, environment), new NotifyKind(notifier)],
            Notifier = notifier,
            Substitutes = environment.Executors.ToDictionary(e => e.Executor, e => e.Binding, StringComparer.Ordinal),
            Tokens = settings.Tokens ?? (type => settings.Variables.GetValueOrDefault(type == "OIDC" ? "AEF_ID_TOKEN" : "AEF_ACCESS_TOKEN")),
            Hidden = [.. HiddenSecrets.Of(environment, name => settings.Variables.GetValueOrDefault(name))],
        };
        return new ConnectedEnvironment(settings, environment.ParametersPath, found.Diagnostics)
        {
            Secrets = [.. environment.Secrets.Select(s => SourceOf(s, settings, secrets.Folder)).OfType<string>()],
        };
    }

    private static string? SourceOf(EnvironmentSecret secret, LocalRunSettings settings, string folder)
    {
        var (name, reference) = (secret.Name, secret.Reference);
        var path = Path.GetFullPath(Path.Combine(folder, reference.Name));
        return reference.Source == SecretSource.Variable
            ? settings.Variables.ContainsKey(reference.Name) ? $"{name}={reference}" : null
            : Path.Exists(path) ? $"{name}=file:{path}" : null;
    }
}
