using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Runs.Servers;
using Aef.Tests.Server.Support;
using Aef.Web;

namespace Aef.Tests.Server.Programs;

/// <summary><c>aef serve</c> and the program <c>aef-serve</c>: how they start, find each other, and end.</summary>
public sealed partial class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-serve-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_aef_serve_gracefully(string signal)
    {
        using var server = await ServeProcess.StartAsync(_folder, ServeProcess.Aef);
        using var client = server.Client();
        (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative))).ShouldBe("ok\n");
        var file = Path.Combine(_folder, "state", "server", "server.json");
        File.Exists(file).ShouldBeTrue();

        (await server.SignalAsync(signal)).ShouldBe(0, server.Error);

        server.Output.ShouldStartWith("Aef ");
        server.Output.ShouldContain($"listens on {server.Url.GetLeftPart(UriPartial.Authority)}");
        server.Error.ShouldBeEmpty();
        File.Exists(file).ShouldBeFalse();
        using var socket = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(server.Url.Host, server.Url.Port));
    }

    [Fact]
    public async Task The_options_of_aef_serve_are_those_of_the_program()
    {
        using var aef = ServeProcess.Start(ServeProcess.Aef, ["serve", "--help"]);

        (await aef.EndAsync()).ShouldBe(0, aef.Error);

        Names(aef.Output).ShouldBe(Names(ServeOptions.Help));
    }

    [Fact]
    public async Task The_options_reach_the_program()
    {
        var secret = Path.Combine(_folder, "secret.txt");
        var faults = Path.Combine(_folder, "faults.yaml");
        var workspace = Path.Combine(_folder, "workspace");
        Directory.CreateDirectory(workspace);
        await File.WriteAllTextAsync(secret, "from a file");
        await File.WriteAllTextAsync(faults, "faults: [{method: workflows.list, fault: 503}]\n");
        await File.WriteAllTextAsync(
            Path.Combine(workspace, "aef.json"),
            """{"environments": {"dev": {"secrets": {"ENV": "env:AEF_SERVE_TEST"}}}}""");

        using var server = await ServeProcess.StartAsync(
            _folder,
            ServeProcess.Aef,
            [("AEF_SERVE_TEST", "from the environment")],
            "--secret", $"NAME=file:{secret}", "--environment", "dev", "--faults", faults,
            "--workspace", workspace, "--no-page", "--read-only");

        using var client = server.Client();
        (await SecretAsync(client, "NAME")).ShouldBe("from a file");
        (await SecretAsync(client, "ENV")).ShouldBe("from the environment");
        using var list = await client.GetAsync(new Uri("/v1/projects/p/locations/l/workflows", UriKind.Relative));
        list.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        page.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        server.Output.ShouldNotContain("Page:");
        (await server.SignalAsync("TERM")).ShouldBe(0, server.Error);
    }

    [Fact]
    public async Task A_workspace_that_is_absent_and_a_wrong_secret_are_reported_by_aef_serve()
    {
        using var workspace = ServeProcess.Start(ServeProcess.Aef, ["serve", "--workspace", Path.Combine(_folder, "none")]);
        using var secret = ServeProcess.Start(ServeProcess.Aef, ["serve", "--secret", "value"]);

        (await workspace.EndAsync()).ShouldBe(2);
        (await secret.EndAsync()).ShouldBe(2);

        workspace.Error.ShouldContain("--workspace: the folder");
        secret.Error.ShouldContain("--secret must be");
    }

    [Theory]
    [InlineData("--speed=0", "--speed must be a number greater than 0")]
    [InlineData("--port=70000", "--port must be a number from 0 to 65535")]
    [InlineData("--allow-host=http://a", "--allow-host")]
    public async Task A_wrong_value_is_reported_and_the_exit_code_is_that_of_a_wrong_command_line(string option, string problem)
    {
        using var aef = ServeProcess.Start(ServeProcess.Aef, ["serve", option]);

        (await aef.EndAsync()).ShouldBe(2);

        aef.Error.ShouldStartWith("aef serve: ");
        aef.Error.ShouldContain(problem);
        aef.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_server_is_reported_with_the_fix()
    {
        using var aef = ServeProcess.Start(ServeProcess.Aef, ["serve"], (ServerProgram.Variable, Path.Combine(_folder, "none")));

        (await aef.EndAsync()).ShouldBe(1);

        aef.Error.ShouldBe($"aef: AEF_SERVER is \"{Path.Combine(_folder, "none")}\", where there is no program aef-serve.\n");
        ServerProgram.Find(null, _ => null, _folder, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("dotnet publish src/Aef.Web");
        problem.ShouldContain("AEF_SERVER");
    }

    [Fact]
    public async Task A_server_of_another_version_is_refused()
    {
        using var server = ServeProcess.Start(ServeProcess.Server, ["--client-version", "9.8.7", "--port", "0", "--state", _folder]);

        (await server.EndAsync()).ShouldBe(2);

        server.Error.ShouldContain($"has version {ServerProgram.Version}, but Aef has version 9.8.7. Install");
    }

    [Fact]
    public void The_program_is_found_by_a_path_next_to_the_caller_and_in_the_output_of_the_build()
    {
        var beside = File.Create(Path.Combine(_folder, Path.GetFileName(ServeProcess.Server)));
        beside.Dispose();

        Find(ServeProcess.Server, _folder).ShouldBe(ServeProcess.Server);
        Find(AppContext.BaseDirectory, _folder).ShouldBe(ServeProcess.Server);
        Find(null, _folder).ShouldBe(beside.Name);
        Find(null, Path.Combine(Tests.Support.Repository.Root, "artifacts", "module")).ShouldStartWith(
            Path.Combine(Tests.Support.Repository.Root, "src", "Aef.Web", "bin"));
        ServerProgram.Find(null, n => n == "AEF_SERVER" ? ServeProcess.Server : null, _folder, out _)!.Path.ShouldBe(ServeProcess.Server);

        var assembly = ServerProgram.Find(Path.ChangeExtension(ServeProcess.Server, ".dll"), _ => null, _folder, out _).ShouldNotBeNull();
        assembly.FileName.ShouldBe("dotnet");
        assembly.Arguments(["--quiet"]).ShouldBe(["exec", assembly.Path, "--client-version", ServerProgram.Version, "--quiet"]);
    }

    [Fact]
    public async Task A_second_server_of_a_state_folder_is_refused_with_the_fix()
    {
        using var first = await ServeProcess.StartAsync(_folder);
        using var second = ServeProcess.Start(ServeProcess.Server, ["--port", "0", "--state", Path.Combine(_folder, "state")]);

        (await second.EndAsync()).ShouldBe(1);

        second.Error.ShouldContain("Another server uses the state folder");
        second.Error.ShouldContain("--state");
    }

    [Fact]
    public async Task A_port_in_use_is_reported_without_a_stack_trace()
    {
        using var first = await ServeProcess.StartAsync(_folder);
        using var second = ServeProcess.Start(
            ServeProcess.Server,
            ["--port", $"{first.Url.Port}", "--state", Path.Combine(_folder, "other")]);

        (await second.EndAsync()).ShouldBe(1);

        second.Error.ShouldContain($"{first.Url.Port}");
        second.Error.ShouldContain("--port");
        second.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void The_command_does_not_reference_the_server()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "aef.deps.json");

        File.ReadAllText(file).ShouldNotContain("Aef.Server");
        File.ReadAllText(file).ShouldNotContain("AspNetCore");
    }

    private static async Task<string> SecretAsync(HttpClient client, string name)
    {
        var path = $"/v1/projects/p/secrets/{name}/versions/latest:access";
        var answer = JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
        return Encoding.UTF8.GetString(Convert.FromBase64String(answer["payload"]!["data"]!.ToString()));
    }

    private static IEnumerable<string> Names(string help) =>
        Option().Matches(help).Select(m => m.Value).Distinct().Except(["--help", "--version"]).Order();

    private static string? Find(string? named, string folder) => ServerProgram.Find(named, _ => null, folder, out _)?.Path;

    [GeneratedRegex("--[a-z-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Option();
}
