using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Runs.Connections;

namespace Aef.Cli.Commands;

/// <summary>The options that name an environment and its connections.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "The environment of aef.json; by default, local",
        HelpName = "NAME",
    };
    private readonly Option<string?> _configuration = new("--config")
    {
        Description = "The configuration; by default, the nearest aef.json in the current folder or above",
        HelpName = "FILE",
    };
    private readonly Option<string?> _state = new("--state")
    {
        Description = "The state folder, which has the file of the connection lake; by default, AEF_STATE, or .aef in the project",
        HelpName = "DIR",
    };

    /// <summary>Adds the options to a command.</summary>
    public ConnectionOptions AddTo(Command command)
    {
        command.Options.Add(_environment);
        command.Options.Add(_configuration);
        command.Options.Add(_state);
        return this;
    }

    /// <summary>Uses the connections, and returns the exit code; problems of the environment are written instead.</summary>
    public async Task<int> UseAsync(ParseResult result, CliConsole console, Func<ConnectionSet, Task<int>> use)
    {
        await using var factory = new LazyConnections();
        var configuration = result.GetValue(_configuration);
        var loader = new InputLoader(console, new WorkspaceOptions { ConfigurationPath = configuration });
        var found = new EnvironmentAccess(loader.Workspace.Loader, factory, Environment.GetEnvironmentVariable).Find(
            ".",
            result.GetValue(_environment),
            StateOptions.FolderIn(result.GetValue(_state), configuration).Path);
        new DiagnosticWriter(console.Error).WriteAll(found.Diagnostics);
        return found.Connections is { } connections ? await use(connections).ConfigureAwait(false) : ExitCode.Failed;
    }
}
