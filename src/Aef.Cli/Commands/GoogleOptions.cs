using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Google.Connecting;

namespace Aef.Cli.Commands;

/// <summary>The options of commands that call Google's APIs for an environment.</summary>
internal sealed class GoogleOptions
{
    private readonly Option<string> _environment = new("--environment")
    {
        Description = "The environment of aef.json, which names the project and the region",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = "The project of Google Cloud; by default, that of the environment",
        HelpName = "ID",
    };

    private readonly Option<string?> _region = new("--region")
    {
        Description = "The region of Google Cloud; by default, that of the environment",
        HelpName = "NAME",
    };

    private readonly Option<string?> _endpoint = CommonOptions.Endpoint();

    private readonly Option<string?> _parameters = CommonOptions.Parameters();

    /// <summary>The clock.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    /// <summary>Adds the options to a command.</summary>
    public GoogleOptions AddTo(Command command)
    {
        foreach (var option in (Option[])[_environment, _project, _region, _endpoint, _parameters])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>What is deployed, and where.</summary>
    public DeploymentRequest Read(ParseResult result, IReadOnlyList<string> paths) => new(paths, result.GetRequiredValue(_environment))
    {
        Project = result.GetValue(_project),
        Region = result.GetValue(_region),
        ParametersPath = result.GetValue(_parameters),
    };

    /// <summary>Connects to the APIs.</summary>
    /// <exception cref="UsageException">An address is invalid.</exception>
    public GoogleConnection Connect(ParseResult result, CliConsole console, DefinitionLoader loader, string path)
    {
        // What is wrong with the environment is reported when the definitions are read.
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path);
        var environment = ChosenEnvironment.Find(loader, folder, result.GetRequiredValue(_environment));
        try
        {
            return GoogleConnection.Open(
                new GoogleConnectionRequest { Endpoint = result.GetValue(_endpoint), Services = environment.Services },
                Environment.GetEnvironmentVariable,
                Clock,
                text => console.Error.WriteLine(TerminalText.Clean(text), TextStyle.Plain));
        }
        catch (UriFormatException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
