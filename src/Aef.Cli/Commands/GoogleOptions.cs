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

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "One address for all APIs, such as that of aef serve; by default, AEF_ENDPOINT, gcloud's overrides or Google",
        HelpName = "URL",
    };

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
        try
        {
            return GoogleConnection.Open(
                new GoogleConnectionRequest { Endpoint = result.GetValue(_endpoint), Services = Services(result, loader, path) },
                Environment.GetEnvironmentVariable,
                Clock,
                text => console.Error.WriteLine(TerminalText.Clean(text), TextStyle.Plain));
        }
        catch (UriFormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The addresses of the environment; what is wrong with it is reported when the definitions are read.</summary>
    private Dictionary<string, Uri> Services(ParseResult result, DefinitionLoader loader, string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path);
        var environments = loader.ConfigurationIn(string.IsNullOrEmpty(folder) ? "." : folder).Configuration.Environments;
        var environment = environments.FirstOrDefault(e => e.Name == result.GetRequiredValue(_environment));
        return environment?.Services.ToDictionary(s => s.Name, s => s.Address, StringComparer.Ordinal) ?? [];
    }
}
