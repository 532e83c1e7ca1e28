using System.Text;
using Aef.Server;
using Aef.Tests.Server.Support;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.Server.SecretManager;

public sealed class SecretManagerTests : IAsyncLifetime
{
    private const string Value = "s3cr3t-välue-9f8e7d";
    private const string Parent = "/v1/projects/p1/secrets";
    private TestServer _server = null!;
    private DirectoryInfo _folder = null!;

    private AefServerOptions Options => new()
    {
        Secrets = new Secrets([("api-key", Value), ("other", "x")]),
        StatePath = _folder.FullName,
    };

    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("aef-secrets-");
        _server = await TestServer.StartAsync(Options);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/v1/projects/p1/secrets/api-key/versions/latest:access", @"^projects/\d+/secrets/api-key/versions/1$")]
    [InlineData("/v1/projects/p1/secrets/api-key/versions/7:access", @"^projects/\d+/secrets/api-key/versions/7$")]
    [InlineData("/v1/projects/p1/locations/europe-west1/secrets/api-key/versions/1:access",
        @"^projects/\d+/locations/europe-west1/secrets/api-key/versions/1$")]
    public async Task A_value_is_read_with_its_checksum(string path, string name)
    {
        var answer = (await _server.GetAsync(path)).ShouldBeOk();
        answer.Text("name")!.ShouldMatch(name);
        var data = Convert.FromBase64String(answer.Text("payload.data")!);
        Encoding.UTF8.GetString(data).ShouldBe(Value);
        var crc = data.Aggregate(~0u, System.Numerics.BitOperations.Crc32C);
        answer.Text("payload.dataCrc32c").ShouldBe((~crc).ToString());
    }

    [Theory]
    [InlineData("/v1/projects/p1/secrets/none/versions/latest:access", 404, "NOT_FOUND")]
    [InlineData("/v1/projects/p1/secrets/API-KEY/versions/latest:access", 404, "NOT_FOUND")]
    [InlineData("/v1/projects/p1/secrets/none", 404, "NOT_FOUND")]
    [InlineData("/v1/projects/p1/secrets/api-key/versions/0:access", 400, "INVALID_ARGUMENT")]
    [InlineData("/v1/projects/p1/secrets/api-key/versions/newest", 400, "INVALID_ARGUMENT")]
    [InlineData("/v1/projects/p 1/secrets/api-key", 400, "INVALID_ARGUMENT")]
    public async Task What_is_not_there_is_an_error(string path, int status, string name) =>
        (await _server.GetAsync(path)).ShouldBeError(status, name);

    [Fact]
    public async Task Secrets_and_versions_are_listed_without_values()
    {
        var secrets = (await _server.GetAsync(
            $"{Parent}?pageSize=1")).ShouldBeOk();
        secrets.Text("secrets.0.name")!.ShouldEndWith("/secrets/api-key");
        var next = (await _server.GetAsync($"{Parent}?pageSize=1&pageToken={Uri.EscapeDataString(secrets.Text("nextPageToken")!)}")).ShouldBeOk();
        next.Text("secrets.0.name")!.ShouldEndWith("/secrets/other");
        next["nextPageToken"].ShouldBeNull();
        var versions = (await _server.GetAsync($"{Parent}/api-key/versions")).ShouldBeOk();
        versions.Text("versions.0.state").ShouldBe("ENABLED");
        var version = (await _server.GetAsync($"{Parent}/api-key/versions/latest")).ShouldBeOk();
        version.Text("name")!.ShouldEndWith("/versions/1");
        (secrets.Json.ToJsonString() + versions.Json + version.Json).ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task Secrets_cannot_be_changed()
    {
        (await _server.PostAsync($"{Parent}?secretId=new")).ShouldBeError(404, "NOT_FOUND");
        (await _server.DeleteAsync($"{Parent}/api-key")).ShouldBeError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_workflow_reads_a_secret_which_is_in_no_file_and_continues_with_it_after_a_restart()
    {
        const string Source = """
            main:
              steps:
              - read:
                  call: googleapis.secretmanager.v1.projects.secrets.versions.accessString
                  args: {secret_id: api-key, project_id: p1}
                  result: key
              - wait:
                  call: events.create_callback_endpoint
                  args: {http_callback_method: POST}
                  result: callback
              - await:
                  call: events.await_callback
                  args: {callback: "${callback}", timeout: 600}
              - done:
                  return: '${len(key)}'
            """;
        const string Workflows = "/v1/projects/p1/locations/us-central1/workflows";
        var body = new System.Text.Json.Nodes.JsonObject { ["sourceContents"] = Source };
        (await _server.PostAsync($"{Workflows}?workflowId=w", body.ToJsonString())).ShouldBeOk();
        var name = (await _server.PostAsync($"{Workflows}/w/executions")).ShouldBeOk().Text("name");
        Answer callbacks;
        do
        {
            callbacks = await _server.GetAsync($"/v1/{name}/callbacks");
            await Task.Delay(20);
        }
        while (callbacks["callbacks.0.name"] is null);
        await _server.DisposeAsync();
        _folder.EnumerateFiles("*.journal", SearchOption.AllDirectories).ShouldHaveSingleItem();
        SearchFiles().ShouldBeEmpty();
        _server = await TestServer.StartAsync(Options);
        var callback = callbacks.Text("callbacks.0.name")!.Replace("/callback/", "/callbacks/", StringComparison.Ordinal);
        using var received = await _server.Client.PostAsync($"/v1/{callback}", null);
        received.IsSuccessStatusCode.ShouldBeTrue(await received.Content.ReadAsStringAsync());
        Answer ended;
        do
        {
            ended = await _server.GetAsync($"/v1/{name}");
            await Task.Delay(20);
        }
        while (ended.Text("state") == "ACTIVE");
        ended.Text("result").ShouldBe(Value.Length.ToString(), ended.Json.ToJsonString());
        await _server.DisposeAsync();
        SearchFiles().ShouldBeEmpty();
    }

    private IEnumerable<string> SearchFiles()
    {
        string[] forms = ["s3cr3t-v", Convert.ToBase64String(Encoding.UTF8.GetBytes(Value))[..12]];
        return _folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => forms.Any(form => Read(f.FullName).Contains(form, StringComparison.Ordinal)))
            .Select(f => f.FullName);

        static string Read(string path)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }
}
