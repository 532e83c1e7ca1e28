using Aef.Core.Environments;
using Aef.Core.Workspace;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Connections;

/// <summary>Finds the environment of a folder and its connections, for every front end.</summary>
public sealed class EnvironmentAccess
{
    private readonly DefinitionLoader _loader;
    private readonly IConnectionFactory _factory;
    private readonly Func<string, string?> _variables;

    /// <summary>Creates an access.</summary>
    /// <param name="loader">Reads the configuration.</param>
    /// <param name="factory">Opens the databases.</param>
    /// <param name="variables">The environment variables of the process, which may have passwords.</param>
    public EnvironmentAccess(DefinitionLoader loader, IConnectionFactory factory, Func<string, string?> variables)
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(variables);
        (_loader, _factory, _variables) = (loader, factory, variables);
    }

    /// <summary>All environments of a folder, with all their connections: <c>local</c> first, which always exists.</summary>
    /// <param name="folder">The folder whose configuration applies.</param>
    /// <param name="stateFolder">The state folder; null means <c>.aef</c> next to the configuration, or in the folder.</param>
    public EnvironmentList List(string folder, string? stateFolder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (configuration, diagnostics) = _loader.ConfigurationIn(folder);
        var state = stateFolder ?? Path.Combine(configuration.Folder ?? folder, ".aef");
        var local = EnvironmentSelection.ForRun(configuration.Environments, null).Environment;
        return new EnvironmentList(
            [
                .. configuration.Environments.Where(e => e.Name != ProjectEnvironment.Local)
                    .Prepend(local!) // it always exists
                    .Select(e => e with { Connections = e.ConnectionsWith(state).ToEquatableList() }),
            ],
            diagnostics.ToEquatableList());
    }

    /// <summary>Finds an environment.</summary>
    /// <param name="folder">The folder whose configuration applies.</param>
    /// <param name="environment">The name; null means <c>local</c>.</param>
    /// <param name="stateFolder">
    /// The state folder, with the file of the default connection; null means <c>.aef</c> next to the configuration, or in the folder.
    /// </param>
    public EnvironmentAccessResult Find(string folder, string? environment, string? stateFolder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (configuration, diagnostics) = _loader.ConfigurationIn(folder);
        var selection = EnvironmentSelection.ForRun(configuration.Environments, environment);
        Diagnostic[] all = selection.Problem is { } problem ? [.. diagnostics, problem] : [.. diagnostics];
        var root = configuration.Folder ?? folder;
        var secrets = new SecretValues(_variables, root, selection.Environment?.Secrets);
        return new EnvironmentAccessResult(
            all.Any(d => d.Severity == DiagnosticSeverity.Error) || selection.Environment is not { } found
                ? null
                : new ConnectionSet(found, stateFolder ?? Path.Combine(root, ".aef"), _factory, secrets),
            selection.Environment,
            all.ToEquatableList())
        {
            Secrets = secrets,
        };
    }
}
