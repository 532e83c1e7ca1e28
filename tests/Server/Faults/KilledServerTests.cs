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
/// The program is killed (kill -9) at moments from a seed while executions run and are created. What was acknowledged is there afterwards.
/// An execution fails only if its journal has a call in flight that must not be repeated; all others succeed. No such call is made
/// more than once, and a call that starts an execution here starts one.
/// </summary>
public sealed class KilledServerTests : IAsyncLifetime
{
    private const int Kills = 6;
    private const string Workflows = "/v1/projects/p/locations/l/workflows";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-killed-").FullName;
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<(string Name, string Kind)> _acknowledged = [];
    private readonly ConcurrentBag<string> _workflows = [];
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
        var inFlight = new HashSet<string>();
        var waiting = new HashSet<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await StartAsync();
            using var client = server.Client();
            var before = ThirdCalls();
            var load = LoadAsync(client, $"w{seed}-{kill}");
            while (kill % 2 == 0 && ThirdCalls() == before && !load.IsCompleted)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(20, 400));
            await server.KillAsync();
            await load;
            foreach (var journal in Directory.EnumerateFiles(Path.Combine(_folder, "state", "server", "journals"), "*.journal"))
            {
                (HasCallInFlight(await File.ReadAllTextAsync(journal)) ? inFlight : waiting).Add(Path.GetFileNameWithoutExtension(journal));
            }
        }

        using var last = await StartAsync();
        using var reader = last.Client();
        foreach (var workflow in _workflows)
        {
            (await GetAsync(reader, $"{Workflows}/{workflow}"))["state"]!.ToString().ShouldBe("ACTIVE");
        }

        foreach (var (name, kind) in _acknowledged)
        {
            var execution = await EndAsync(reader, name);
            var id = name[(name.LastIndexOf('/') + 1)..];
            var calls = Enumerable.Range(1, 3).Select(i => _calls.GetValueOrDefault($"/{id}/{i}")).ToList();
            var mayFail = kind == "post" && inFlight.Contains(id);
            var expected = mayFail ? "FAILED" : "SUCCEEDED";
            execution["state"]!.ToString().ShouldBe(expected, $"{kind} {execution.ToJsonString()}: {string.Join(' ', calls)}");
            if (mayFail)
            {
                // The process was killed while it waited for the answer to a call that must not be repeated.
                execution["error"]!["payload"]!.ToString().ShouldContain("ConnectionError");
                calls.ShouldAllBe(c => c <= 1, $"{name}: {string.Join(' ', calls)}");
                calls.ShouldBe([.. calls.OrderDescending()], name);
            }
            else if (kind == "post")
            {
                calls.ShouldBe([1, 1, 1], name);
            }
            else if (kind == "get")
            {
                calls.ShouldAllBe(c => c >= 1, name);
            }
        }

        var ids = _acknowledged.Select(a => a.Name[(a.Name.LastIndexOf('/') + 1)..]).ToList();
        ids.ShouldContain(i => waiting.Contains(i) && !inFlight.Contains(i), "no execution continued from its journal");
        await CheckChildrenAsync(reader);
        (await last.SignalAsync("TERM")).ShouldBe(0, last.Error);
        last.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "versions.access", "call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {project_id: p, secret_id: S}")]
    [InlineData(
        "versions.access", "call: http.get, args: {url: 'https://secretmanager.googleapis.com/v1/projects/p/secrets/S/versions/1:access'}")]
    [InlineData(
        "executions.create",
        "call: http.post, args: {body: {}, "
        + "url: 'https://workflowexecutions.googleapis.com/v1/projects/p/locations/l/workflows/child/executions'}")]
    public async Task A_call_to_the_server_itself_that_was_in_flight_is_made_again(string method, string call)
    {
        var faults = Path.Combine(_folder, "faults.yaml");
        await File.WriteAllTextAsync(
            faults, $"faults: [{{method: {method}, fault: delay, seconds: 3000, calls: {(method[0] == 'v' ? 1 : 2)}}}]\n");
        string name;
        using (var first = await StartAsync("--faults", faults))
        {
            using var client = first.Client();
            await DeployAsync(client, "child", "main: {steps: [{a: {return: 1}}]}");
            await DeployAsync(client, "w", $"main: {{steps: [{{a: {{{call}}}}}, {{b: {{return: done}}}}]}}");
            name = (await PostAsync(client, $"{Workflows}/w/executions", "{}"))["name"]!.ToString();
            var journal = Path.Combine(_folder, "state", "server", "journals", name[(name.LastIndexOf('/') + 1)..] + ".journal");
            while (!File.Exists(journal) || !HasCallInFlight(await LockedTextAsync(journal)))
            {
                await Task.Delay(10);
            }

            await first.KillAsync();
        }

        using var second = await StartAsync();
        using var reader = second.Client();
        var execution = await EndAsync(reader, name);
        execution["state"]!.ToString().ShouldBe("SUCCEEDED", execution.ToJsonString());
    }

    private static async Task DeployAsync(HttpClient client, string workflow, string source)
    {
        var body = new JsonObject { ["sourceContents"] = source };
        var created = await PostAsync(client, $"{Workflows}?workflowId={workflow}", body.ToJsonString());
        created["error"].ShouldBeNull(created.ToJsonString());
    }

    /// <summary>True if a journal has a call without an answer. The last line may be incomplete: its call was not made.</summary>
    private static bool HasCallInFlight(string journal)
    {
        var open = new HashSet<int>();
        foreach (var line in journal.Split('\n').SkipLast(1))
        {
            var record = JsonNode.Parse(line)!;
            _ = record["kind"]!.ToString() switch
            {
                "call" => open.Add(record["id"]!.GetValue<int>()),
                "answer" => open.Remove(record["id"]!.GetValue<int>()),
                _ => false,
            };
        }

        return open.Count > 0;
    }

    /// <summary>The text of a file that another process has locked; .NET does not open it.</summary>
    private static async Task<string> LockedTextAsync(string file)
    {
        using var process = ServeProcess.Start("cat", [file]);
        (await process.EndAsync()).ShouldBe(0, process.Error);
        return process.Output;
    }

    private Task<ServeProcess> StartAsync(params string[] options)
    {
        var secret = Path.Combine(_folder, "secret.txt");
        File.WriteAllText(secret, "a secret value");
        return ServeProcess.StartAsync(_folder, null, ["--allow-host", $"127.0.0.1:{_port}", "--secret", $"S=file:{secret}", .. options]);
    }

    private int ThirdCalls() => _calls.Keys.Count(k => k.EndsWith("/3", StringComparison.Ordinal));

    /// <summary>Each call of an acknowledged execution that starts an execution has started one.</summary>
    private async Task CheckChildrenAsync(HttpClient client)
    {
        var arguments = new List<string>();
        foreach (var workflow in _workflows)
        {
            for (string? page = string.Empty; page is not null;)
            {
                var list = await GetAsync(client, $"{Workflows}/{workflow}/executions?view=FULL&pageSize=1000&pageToken={page}");
                arguments.AddRange((list["executions"]?.AsArray() ?? []).Select(e => e!["argument"]!.ToString()));
                page = list["nextPageToken"]?.ToString() is { Length: > 0 } next ? Uri.EscapeDataString(next) : null;
            }
        }

        var children = arguments.Where(a => a.Contains(" child ", StringComparison.Ordinal)).ToList();
        children.ShouldBeUnique();
        foreach (var (name, _) in _acknowledged.Where(a => a.Kind == "own"))
        {
            var id = name[(name.LastIndexOf('/') + 1)..];
            children.Count(c => c.Contains(id, StringComparison.Ordinal)).ShouldBe(6, name);
        }
    }

    /// <summary>Deploys a workflow and starts executions until the server is gone; keeps what it has acknowledged.</summary>
    private async Task LoadAsync(HttpClient client, string workflow)
    {
        // Its argument says which calls it makes: "post" and "get" call the outside, "own" calls the server, and a child only waits.
        const string Connector = "googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run";
        var source = $$$"""
            main:
              params: [kind]
              steps:
                - address:
                    assign:
                      - id: '${sys.get_env("GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID")}'
                      - url: '${"http://127.0.0.1:{{{_port}}}/" + id + "/"}'
                - child: {switch: [{condition: '${text.match_regex(kind, " child ")}', next: short}]}
                - three:
                    for:
                      value: i
                      in: [1, 2, 3]
                      steps:
                        - choose: {switch: [{condition: '${kind == "get"}', next: get}, {condition: '${kind == "own"}', next: secret}]}
                        - post: {call: http.post, args: {url: '${url + string(i)}'}, next: wait}
                        - get: {call: http.get, args: {url: '${url + string(i)}'}, next: wait}
                        - secret:
                            call: googleapis.secretmanager.v1.projects.secrets.versions.accessString
                            args: {project_id: p, secret_id: S}
                        - run: {call: {{{Connector}}}, args: {workflow_id: {{{workflow}}}, argument: '${id + " child run " + string(i)}'}}
                        - start:
                            call: http.post
                            args:
                              url: https://workflowexecutions.googleapis.com{{{Workflows}}}/{{{workflow}}}/executions
                              body: {argument: '${json.encode_to_string(id + " child post " + string(i))}'}
                        - wait: {call: sys.sleep, args: {seconds: 0.3}}
                - all: {return: done}
                - short: {call: sys.sleep, args: {seconds: 0.05}}
            """;
        string[] kinds = ["post", "get", "own"];
        try
        {
            await DeployAsync(client, workflow, source);
            _workflows.Add(workflow);
            for (var i = 0; ; i++)
            {
                var kind = kinds[i % kinds.Length];
                var created = await PostAsync(client, $"{Workflows}/{workflow}/executions", $$"""{"argument": "\"{{kind}}\""}""");
                _acknowledged.Add((created["name"]!.ToString(), kind));
                await Task.Delay(20);
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
