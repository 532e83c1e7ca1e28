using System.CommandLine;
using Aef.Core.Pipelines.Model;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>Options of every command that reads definitions: the adjacent files.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string?> _configuration = new("--config")
    {
        Description = "The configuration; by default, the nearest aef.json in the folder of the definition or above",
        HelpName = "FILE",
    };
    private readonly Option<string?> _executors = new("--executors")
    {
        Description = "The folder of your executor entries; by default, the folder \"executors\" next to the definition",
        HelpName = "DIR",
    };
    private readonly Option<string?> _jobs = new("--jobs")
    {
        Description =
             "Job files, as EXECUTOR/JOB_NAME.json or ENVIRONMENT/EXECUTOR/JOB_NAME.json; by default, the folder \"jobs\" next to the definition",
        HelpName = "DIR",
    };

    private readonly Option<string?> _binding = new Option<string?>("--binding")
    {
        Description =
             "How Cloud Workflows runs executors for which the definition does not choose: function calls a deployed function, connector "
             + "calls the API itself; by default, the first binding of each executor",
        HelpName = "function|connector",
    }.AcceptOnlyFromAmong("function", "connector");

    /// <summary>Adds the options to a command.</summary>
    public ProjectOptions AddTo(Command command)
    {
        command.Options.Add(_configuration);
        command.Options.Add(_executors);
        command.Options.Add(_jobs);
        command.Options.Add(_binding);
        return this;
    }

    /// <summary>The values of the options.</summary>
    public WorkspaceOptions Read(ParseResult result) => new()
    {
        ConfigurationPath = result.GetValue(_configuration),
        ExecutorPath = result.GetValue(_executors),
        JobPath = result.GetValue(_jobs),
        Binding = result.GetValue(_binding) switch
        {
            "function" => BindingChoice.Function,
            "connector" => BindingChoice.Connector,
            _ => null,
        },
    };
}
