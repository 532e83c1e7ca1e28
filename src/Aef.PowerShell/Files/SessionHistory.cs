using System.Management.Automation;
using Aef.PowerShell.Loading;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.PowerShell.Files;

/// <summary>The recorded runs of the project of the session's current folder.</summary>
internal static class SessionHistory
{
    /// <summary>The recorded runs; <paramref name="state"/> names the state folder, null for that of the project.</summary>
    public static RunHistory Find(string currentFolder, string? state, string? audit = null) =>
        new(FindFolder(currentFolder, state, audit), AdapterHost.CreateRunStore);

    /// <summary>How a cmdlet records runs.</summary>
    public static RecordingOptions Recording(PSCmdlet cmdlet, string? state = null, string? audit = null) =>
        new(FindFolder(cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath, state, audit), Actor())
        {
            OpenStore = AdapterHost.CreateRunStore,
        };

    /// <summary>Who runs this session.</summary>
    public static RunActor Actor() =>
        RunActor.Create(Environment.UserName, Environment.MachineName, Environment.GetEnvironmentVariable);

    /// <summary>The clock of the session.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    /// <summary>The environment variable of a name; null if it is not set.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>The current time.</summary>
    public static DateTimeOffset Now => Clock.GetUtcNow();

    private static StateFolder FindFolder(string currentFolder, string? state, string? audit) =>
        StateFolder.Find(new StateLocation(currentFolder)
    {
        Named = state,
        Audit = audit,
        Variables = Environment.GetEnvironmentVariable,
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    });
}
