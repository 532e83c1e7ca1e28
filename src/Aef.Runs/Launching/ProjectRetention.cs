using Aef.Core.Workspace;
using Aef.Runs.History;

namespace Aef.Runs.Launching;

/// <summary>The limits of recorded runs that <c>retention</c> in <c>aef.json</c> sets, for every front end.</summary>
internal static class ProjectRetention
{
    /// <summary>How a run is recorded, with the limits of its project.</summary>
    /// <param name="loader">Reads the configuration.</param>
    /// <param name="recording">How the front end records it; null for a run that is not recorded.</param>
    /// <param name="folder">The folder whose configuration applies; null for that of the state folder.</param>
    public static RecordingOptions? Apply(DefinitionLoader loader, RecordingOptions? recording, string? folder)
    {
        if (recording is null)
        {
            return null;
        }

        var project = folder ?? Path.GetDirectoryName(recording.Folder.Path) ?? ".";
        if (loader.ConfigurationIn(project).Configuration.Retention is not { } limits)
        {
            return recording;
        }

        var automatic = recording.Retention;
        return recording with
        {
            Retention = automatic with
            {
                MaxAge = limits.Age ?? automatic.MaxAge,
                MaxRuns = limits.Count ?? automatic.MaxRuns,
                MaxBytes = limits.Bytes ?? automatic.MaxBytes,
            },
            LogBytes = limits.LogBytes ?? recording.LogBytes,
        };
    }
}
