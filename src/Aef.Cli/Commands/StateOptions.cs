using System.CommandLine;
using Aef.Cli.Input;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary><c>--state DIR</c> and <c>--audit FILE</c>: where runs are recorded.</summary>
internal sealed class StateOptions
{
    private readonly Option<string?> _state = new("--state")
    {
        Description = "The state folder; by default, AEF_STATE, or .aef next to the nearest aef.json or the definition",
        HelpName = "DIR",
    };

    private readonly Option<string?> _audit = new("--audit")
    {
        Description = "The audit log; by default, audit.jsonl in the state folder",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public StateOptions AddTo(Command command, bool hasAudit = false)
    {
        command.Options.Add(_state);
        if (hasAudit)
        {
            command.Options.Add(_audit);
        }

        return this;
    }

    /// <summary>The recorded runs of the project of a definition, or of the current folder without one.</summary>
    /// <exception cref="RefusedException">The folder was named and does not exist.</exception>
    public RunHistory History(ParseResult result, string? definition = null) => Reading(Folder(result, definition));

    /// <summary>The recorded runs in a folder that is named by another option; null for that of the project.</summary>
    /// <exception cref="RefusedException">The folder was named and does not exist.</exception>
    public static RunHistory HistoryIn(string? state) => Reading(FolderIn(state));

    /// <summary>The recorded runs in the folder in which a command records its own.</summary>
    public static RunHistory HistoryOf(RecordingOptions recording) => new(recording.Folder, recording.OpenStore);

    /// <summary>The state folder that another option names; null for that of the project of a file, or of the current folder.</summary>
    public static StateFolder FolderIn(string? state, string? file = null) => Find(state, null, file);

    /// <summary>The state folder of a definition.</summary>
    public StateFolder Folder(ParseResult result, string? definition = null) =>
        Find(result.GetValue(_state), result.GetValue(_audit), definition);

    /// <summary>How a command records runs.</summary>
    public RecordingOptions Recording(ParseResult result, string? definition = null) =>
        new(Folder(result, definition), Actor()) { OpenStore = LazyRunStore.Open };

    /// <summary>The time of the computer.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Who runs this process.</summary>
    public static RunActor Actor() =>
        RunActor.Create(Environment.UserName, Environment.MachineName, Environment.GetEnvironmentVariable);

    private static RunHistory Reading(StateFolder folder) =>
        folder.CheckExists() is { } problem ? throw new RefusedException(problem) : new RunHistory(folder, LazyRunStore.Open);

    private static StateFolder Find(string? state, string? audit, string? definition) =>
        StateFolder.Find(new StateLocation(Environment.CurrentDirectory)
        {
            Named = state,
            Audit = audit,
            Definition = definition is InputLoader.Standard ? null : definition,
            Variables = Environment.GetEnvironmentVariable,
            Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        });
}
