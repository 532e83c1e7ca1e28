using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Runs.History;

namespace Aef.Cli.Input;

/// <summary>What the executors of a run that does its jobs share.</summary>
internal static class RealRunSettings
{
    /// <summary>The settings of a run in an environment; null means <c>local</c>.</summary>
    public static LocalRunSettings Of(IConnectionFactory connections, RecordingOptions? recording, string? environment = null) => new()
    {
        Environment = environment ?? ProjectEnvironment.Local,
        Connections = connections,
        StateFolder = recording?.Folder.Path,
    };
}
