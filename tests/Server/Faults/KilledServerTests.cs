using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Aef.Tests.Server.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aef.Tests.Server.Faults;

/// <summary>
/// The program is killed (kill -9) at moments from a seed while executions run and are created. What was acknowledged is there afterwards,
/// each execution ends, and no call to the outside is made more than once.
/// </summary>
public sealed class KilledServerTests : IAsyncLifetime
{
    private const int Kills = 8;
    private const string Workflows = "/v1/projects/p/locations/l/workflows";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-killed-").FullName;
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private WebApplication _outside = null!;
    private int _port;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _outside = builder.Build();
        _outside.Run(http =>
        {
            _calls.AddOrUpdate(http.Request.Path, 1, (_, n) => n + 1);
            return http.Response.WriteAsync("ok");
        });
        await _outside.StartAsync();
        _port = new Uri(_outside.Urls.First()).Port;
    }

    public async Task DisposeAsync()
    {
        await _outside.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Nothing_that_was_acknowledged_is_lost_and_no_call_is_repeated(int seed)
    {
        var random = new Random(seed);
        var acknowledged = new ConcurrentBag<string>();
        var workflows = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await ServeProcess.StartAsync(_folder, null, "--allow-host", $"127.0.0.1:{_port}");
            using var client = server.Client();
            var before = ThirdCalls();
            var load = LoadAsync(client, $"w{seed}-{kill}", workflows, acknowledged);
            while (kill % 2 == 0 && ThirdCalls() == before && !load.IsCompleted)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(20, 400));
            await server.KillAsync();
            await load;
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Kills / 2);
        using var last = await ServeProcess.StartAsync(_folder, null, "--allow-host", $"127.0.0.1:{_port}");
        using var reader = last.Client();
        foreach (var workflow in workflows)
        {
            (await GetAsync(reader, $"{Workflows}/{workflow}"))["state"]!.ToString().ShouldBe("ACTIVE");
        }

        var succeeded = 0;
        foreach (var name in acknowledged)
        {
            var execution = await EndAsync(reader, name);
            var id = name[(name.LastIndexOf('/') + 1)..];
            var calls = Enumerable.Range(1, 3).Select(i => _calls.GetValueOrDefault($"/{id}/{i}")).ToList();
            calls.ShouldAllBe(c => c <= 1, $"{name}: {string.Join(' ', calls)}");
            if (execution["state"]!.ToString() == "SUCCEEDED")
            {
                calls.ShouldBe([1, 1, 1], name);
                succeeded++;
            }
            else
            {
                // The process was killed while it waited for the answer to a call that must not be repeated.
                execution["state"]!.ToString().ShouldBe("FAILED", execution.ToJsonString());
                execution["error"]!["payload"]!.ToString().ShouldContain("Connection");
            }
        }

        succeeded.ShouldBeGreaterThan(0);
        (await last.SignalAsync("TERM")).ShouldBe(0, last.Error);
        last.Error.ShouldBeEmpty();
    }

    private int ThirdCalls() => _calls.Keys.Count(k => k.EndsWith("/3", StringComparison.Ordinal));

    /// <summary>Deploys a workflow and starts executions until the server is gone; keeps what it has acknowledged.</summary>
    private async Task LoadAsync(HttpClient client, string workflow, ConcurrentBag<string> workflows, ConcurrentBag<string> acknowledged)
    {
        var source = $$$"""
            main:
              steps:
                - three:
                    for:
                      value: i
                      in: [1, 2, 3]
                      steps:
                        - address: {assign: [{id: '${sys.get_env("GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID")}'}]}
                        - call: {call: http.post, args: {url: '${"http://127.0.0.1:{{{_port}}}/" + id + "/" + string(i)}'}}
                        - wait: {call: sys.sleep, args: {seconds: 0.05}}
            """;
        try
        {
            var body = new JsonObject { ["sourceContents"] = source };
            var created = await PostAsync(client, $"{Workflows}?workflowId={workflow}", body.ToJsonString());
            created["error"].ShouldBeNull(created.ToJsonString());
            workflows.Add(workflow);
            while (true)
            {
                acknowledged.Add((await PostAsync(client, $"{Workflows}/{workflow}/executions", "{}"))["name"]!.ToString());
                await Task.Delay(5);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // The server was killed.
        }
    }

    private static async Task<JsonObject> EndAsync(HttpClient client, string name)
    {
        while (true)
        {
            var execution = await GetAsync(client, "/v1/" + name);
            if (execution["state"]!.ToString() != "ACTIVE")
            {
                return execution;
            }

            await Task.Delay(20);
        }
    }

    private static async Task<JsonObject> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
