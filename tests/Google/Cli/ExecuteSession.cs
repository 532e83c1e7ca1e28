using System.Text;
using Aef.Cli.Commands;
using Aef.Cli.Terminal;
using Aef.Google.Connecting;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Workflows;
using Aef.Server;

namespace Aef.Tests.Google.Cli;

/// <summary>A folder with definitions, a local server, and <c>aef</c> in this process.</summary>
internal sealed class ExecuteSession : IAsyncDisposable
{
    public const string Parent = "projects/p1/locations/us-central1";

    private readonly AefServer _server;
    private readonly GoogleConnection _connection;

    private ExecuteSession(AefServer server)
    {
        _server = server;
        _connection = GoogleConnection.Open(new GoogleConnectionRequest { Endpoint = Endpoint }, static _ => null, TimeProvider.System);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("aef-execute-").FullName;

    public string Endpoint => _server.Urls[0].AbsoluteUri;

    public GoogleClients Clients => _connection.Clients;

    public static async Task<ExecuteSession> StartAsync() =>
        new(await AefServer.StartAsync(new AefServerOptions { Speed = 1000, Seed = 1 }));

    /// <summary>Writes a definition, compiles it and deploys its workflow.</summary>
    public async Task<string> PublishAsync(string name, string definition)
    {
        var file = Path.Combine(Folder, name + ".yaml");
        await File.WriteAllTextAsync(file, definition);
        var source = Path.Combine(Folder, name + "-workflow.json");
        (await RunBareAsync("compile", file, "-o", source)).ExitCode.ShouldBe(0);
        await Clients.Workflows.CreateAsync(Parent, name, new Workflow { SourceContents = await File.ReadAllTextAsync(source) });
        return file;
    }

    /// <summary>Runs a command with the address of the server, project and region.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunBareAsync([.. arguments, "--endpoint", Endpoint, "--project", "p1", "--region", "us-central1"]);

    public Task<(int ExitCode, string Output, string Error)> RunBareAsync(params string[] arguments) =>
        RunBareAsync(arguments, CancellationToken.None);

    /// <summary>Runs a command that can be interrupted.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunBareAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = new CliConsole(
            () => new MemoryStream(Encoding.UTF8.GetBytes(string.Empty)), new TerminalWriter(output), new TerminalWriter(error));
        var exitCode = await AefCommandLine.RunAsync(arguments, console, cancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
