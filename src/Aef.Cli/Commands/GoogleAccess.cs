using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Google.Connecting;

namespace Aef.Cli.Commands;

/// <summary>Which project, region and server a command about executions uses, and with which token.</summary>
internal sealed class GoogleAccess
{
    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "The environment of aef.json, with the project, the region and the addresses of services",
        HelpName = "NAME",
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = "The project of Google Cloud; by default, that of the environment, GOOGLE_CLOUD_PROJECT or CLOUDSDK_CORE_PROJECT",
        HelpName = "ID",
    };

    private readonly Option<string?> _region = new("--region")
    {
        Description = "The region; by default, that of the environment or CLOUDSDK_WORKFLOWS_LOCATION",
        HelpName = "NAME",
    };

    private readonly Option<string?> _endpoint = CommonOptions.Endpoint();

    private readonly Option<string?> _token = new("--access-token-file")
    {
        Description = "A file with an access token; by default, AEF_ACCESS_TOKEN or CLOUDSDK_AUTH_ACCESS_TOKEN (docs/credentials.md)",
        HelpName = "FILE",
    };

    /// <summary>The clock.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    /// <summary>Adds the options to a command.</summary>
    public GoogleAccess AddTo(Command command)
    {
        foreach (var option in (Option[])[_environment, _project, _region, _endpoint, _token])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>The environment that was chosen; its name is null without the option.</summary>
    public string? EnvironmentName(ParseResult result) => result.GetValue(_environment);

    /// <summary>Runs a function with a connection, and reports what is wrong with it.</summary>
    public async Task<int> RunAsync(
        CliConsole console, ParseResult result, DefinitionLoader loader, string? file, Func<GoogleSession, Task<int>> run)
    {
        var writer = new DiagnosticWriter(console.Error);
        var folder = file is null ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(file))!; // a file has a folder
        var environment = ChosenEnvironment.Find(loader, folder, result.GetValue(_environment));
        var parent = environment.FindParent(
            result.GetValue(_project), result.GetValue(_region), Environment.GetEnvironmentVariable, out var missing);
        if (parent is null || environment.Problems.Count > 0)
        {
            writer.WriteAll([.. environment.Problems, .. missing]);
            return ExitCode.Failed;
        }

        try
        {
            var request = new GoogleConnectionRequest
            {
                Endpoint = result.GetValue(_endpoint),
                AccessToken = result.GetValue(_token) is { } tokenFile ? Token(tokenFile) : null,
                Services = environment.Services,
            };
            using var connection = GoogleConnection.Open(request, Environment.GetEnvironmentVariable, Clock, text =>
                console.Error.WriteLine(TerminalText.Clean(text), TextStyle.Dim));
            var session = new GoogleSession(connection.Clients, parent, !connection.Endpoints.Executions.IsLoopback, Options(result));
            return await run(session).ConfigureAwait(false);
        }
        catch (UriFormatException e)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (GoogleErrors.Find(e) is not null)
        {
            writer.WriteAll([GoogleErrors.Find(e)!]); // the filter guarantees one
            return ExitCode.Failed;
        }
    }

    /// <summary>The options that were given, as words of a shell.</summary>
    private string Options(ParseResult result) => string.Concat(
        from option in (Option<string?>[])[_environment, _project, _region, _endpoint, _token]
        let value = result.GetValue(option)
        where value is not null
        select $" {option.Name} {ShellText.Quote(value)}");

    private static string Token(string file)
    {
        var read = SourceTextReader.ReadFile(file);
        var problem = read.Diagnostics.Count > 0 ? read.Diagnostics[0].Message : "The file is empty.";
        return read.Source?.Text.Trim() is { Length: > 0 } token
            ? token
            : throw new UsageException($"--access-token-file: {problem}");
    }
}
