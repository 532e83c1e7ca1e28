using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Runs.History;

namespace Aef.Runs.Launching;

/// <summary>What the executors of a run that does its jobs share, in every front end.</summary>
public static class RealRunSettings
{
    /// <summary>The settings of a run in an environment; null means <c>local</c>.</summary>
    /// <param name="connections">Opens the databases of the environment.</param>
    /// <param name="recording">How the run is recorded; its state folder has the file of the default connection.</param>
    /// <param name="environment">The name of the environment.</param>
    public static LocalRunSettings Of(IConnectionFactory connections, RecordingOptions? recording, string? environment = null) => new()
    {
        Environment = environment ?? ProjectEnvironment.Local,
        Connections = connections,
        StateFolder = recording?.Folder.Path,
    };
}
