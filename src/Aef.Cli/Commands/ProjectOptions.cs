using System.CommandLine;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>Options of every command that reads definitions: what lies beside them.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string?> _configuration = new("--config") { Description = "The configuration; without it, the nearest aef.json above the definition", HelpName = "FILE" };
    private readonly Option<string?> _executors = new("--executors") { Description = "Executor entries of yours; without it, the folder executors beside the definition", HelpName = "DIR" };
    private readonly Option<string?> _jobs = new("--jobs") { Description = "Job files, as EXECUTOR/JOB_NAME.json or ENVIRONMENT/EXECUTOR/JOB_NAME.json; without it, the folder jobs beside the definition", HelpName = "DIR" };

    /// <summary>Gives a command the options.</summary>
    public ProjectOptions AddTo(Command command)
    {
        command.Options.Add(_configuration);
        command.Options.Add(_executors);
        command.Options.Add(_jobs);
        return this;
    }

    /// <summary>What the command line says.</summary>
    public WorkspaceOptions Read(ParseResult result) => new()
    {
        ConfigurationPath = result.GetValue(_configuration),
        ExecutorPath = result.GetValue(_executors),
        JobPath = result.GetValue(_jobs),
    };
}
