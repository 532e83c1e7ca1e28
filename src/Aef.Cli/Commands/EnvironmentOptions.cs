using System.CommandLine;
using Aef.Cli.Input;
using Aef.Documents.Collections;
using Aef.Runs.Environments;

namespace Aef.Cli.Commands;

/// <summary>The options that describe the environment of a run of Cloud Workflows source.</summary>
internal sealed class EnvironmentOptions
{
    private readonly Option<string?> _mocks = new("--mocks")
    {
        Description = "The responses to calls, without any cloud (docs/mocks.md)",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _hosts = Several(
        "--allow-host",
        "Allow real HTTP calls to this host: host, host:port or *.suffix",
        "HOST");
    private readonly Option<string[]> _workflows = Several("--workflow", "A workflow that the run can start", "NAME=FILE");
    private readonly Option<string?> _folder = new("--workflows")
    {
        Description = "A folder of workflows that the run can start, each named after its file",
        HelpName = "DIR",
    };
    private readonly Option<string[]> _secrets = Several(
        "--secret",
        "A secret in Secret Manager: NAME=env:VARIABLE or NAME=file:PATH",
        "NAME=SOURCE");
    private readonly Option<string[]> _variables = Several("--env", "A user-defined environment variable of the workflow", "NAME=VALUE");
    private readonly Option<int> _callbacks = new("--callbacks")
    {
        Description = "The port for callbacks; by default, a free one",
        HelpName = "PORT",
    };

    /// <summary>Adds the options to a command.</summary>
    public EnvironmentOptions AddTo(Command command)
    {
        foreach (var option in (Option[])[_mocks, _hosts, _workflows, _folder, _secrets, _variables, _callbacks])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>Adds the options of a run that does nothing outside.</summary>
    public EnvironmentOptions AddSimulatedTo(Command command)
    {
        foreach (var option in (Option[])[_mocks, _workflows, _folder, _secrets, _variables])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>Adds the options of a run without a cloud: its mocks and its secrets.</summary>
    public EnvironmentOptions AddMocksTo(Command command)
    {
        command.Options.Add(_mocks);
        command.Options.Add(_secrets);
        return this;
    }

    /// <summary>Adds the option for the secrets of a run.</summary>
    public EnvironmentOptions AddSecretsTo(Command command)
    {
        command.Options.Add(_secrets);
        return this;
    }

    /// <summary>The values of the options; those that the command does not have are absent.</summary>
    public (EnvironmentRequest Environment, int CallbackPort) Read(ParseResult result)
    {
        var request = new EnvironmentRequest
        {
            Mocks = result.GetValue(_mocks),
            AllowedHosts = All(result, _hosts),
            Workflows = All(result, _workflows),
            WorkflowFolder = result.GetValue(_folder),
            Secrets = All(result, _secrets),
            Variables = All(result, _variables),
        };
        var port = result.GetValue(_callbacks);
        return port is >= 0 and <= 65_535
            ? (request, port)
            : throw new UsageException($"--callbacks must be a port from 0 to 65535; got {port}.");
    }

    private static EquatableList<string> All(ParseResult result, Option<string[]> option) =>
        (result.GetValue(option) ?? []).ToEquatableList();

    private static Option<string[]> Several(string name, string description, string value) =>
        new(name) { Description = description + "; can be repeated", HelpName = value, AllowMultipleArgumentsPerToken = false };
}
