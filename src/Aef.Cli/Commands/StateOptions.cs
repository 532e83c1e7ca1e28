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

    /// <summary>Adds the options to a command; without <paramref name="hasState"/>, the command has its own <c>--state</c>.</summary>
    public StateOptions AddTo(Command command, bool hasAudit = false, bool hasState = true)
    {
        if (hasState)
        {
            command.Options.Add(_state);
        }

        if (hasAudit)
        {
            command.Options.Add(_audit);
        }

        return this;
    }

    /// <summary>The recorded runs of the project of a definition, or of the current folder without one.</summary>
    public RunHistory History(ParseResult result, string? definition = null) => new(Folder(result, definition), LazyRunStore.Open);

    /// <summary>The recorded runs in a folder that is named by another option.</summary>
    public static RunHistory HistoryIn(string? state) => new(Find(state, null, null), LazyRunStore.Open);

    /// <summary>The state folder of a definition.</summary>
    public StateFolder Folder(ParseResult result, string? definition = null) =>
        Find(Value(result, _state), Value(result, _audit), definition);

    /// <summary>How a command records runs.</summary>
    public RecordingOptions Recording(ParseResult result, string? definition = null) =>
        new(Folder(result, definition), Actor()) { OpenStore = LazyRunStore.Open };

    /// <summary>Who runs this process.</summary>
    public static RunActor Actor() =>
        RunActor.Create(Environment.UserName, Environment.MachineName, Environment.GetEnvironmentVariable);

    private static StateFolder Find(string? state, string? audit, string? definition) =>
        StateFolder.Find(new StateLocation(Environment.CurrentDirectory)
        {
            Named = state,
            Audit = audit,
            Definition = definition is InputLoader.Standard ? null : definition,
            Variables = Environment.GetEnvironmentVariable,
            Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        });

    private static string? Value(ParseResult result, Option<string?> option) =>
        result.CommandResult.Command.Options.Contains(option) ? result.GetValue(option) : null;
}
