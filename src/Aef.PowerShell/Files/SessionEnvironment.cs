using System.Management.Automation;
using Aef.Core.Workspace;
using Aef.PowerShell.Loading;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Files;

/// <summary>The environments of the project of the session's current folder, and their connections.</summary>
internal static class SessionEnvironment
{
    /// <summary>What the executors of a run share. Paths of a pipeline without a file are relative to the current folder.</summary>
    /// <param name="cmdlet">The cmdlet that runs.</param>
    /// <param name="recording">How the run is recorded; null for a run whose journal knows it.</param>
    /// <param name="environment">The name of the environment; null for <c>local</c>.</param>
    public static LocalRunSettings SettingsOf(PSCmdlet cmdlet, RecordingOptions? recording, string? environment = null) =>
        RealRunSettings.Of(AdapterHost.Connections, recording, environment) with
        {
            Folder = cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath,
        };

    /// <summary>Finds the environments and their connections.</summary>
    public static EnvironmentAccess Access(DefinitionLoader loader) =>
        new(loader, AdapterHost.Connections, SessionHistory.Variable);
}
