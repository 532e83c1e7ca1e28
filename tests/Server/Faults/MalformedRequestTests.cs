using System.Net.Http.Headers;
using System.Text;
using Aef.Tests.Server.Support;

namespace Aef.Tests.Server.Faults;

/// <summary>10,000 malformed requests from a seed: each answer is 4xx in Google's format, and the server does not log a bug.</summary>
public sealed class MalformedRequestTests : IAsyncLifetime
{
    private const string Workflows = "/v1/projects/p/locations/l/workflows";
    private const string Execution = Workflows + "/a/executions/00000000-0000-0000-0000-000000000000";
    private const string Source = "main: {steps: [{a: {return: 1}}]}";

    private static readonly string[] Lists =
        [Workflows, Workflows + "/a/executions", Workflows + "/a:listRevisions", "/v1/projects/p/locations/l/operations"];


    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        (await _server.PostAsync(Workflows + "?workflowId=a", $$"""{"sourceContents": "{{Source}}"}""")).ShouldBeOk();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_malformed_request_is_answered_with_4xx_in_Googles_format(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2_500; i++)
        {
            var (request, description) = Create(random);
            using var message = request;
            using var response = await _server.Client.SendAsync(message);
            var context = $"seed {seed}, request {i}: {description}: {(int)response.StatusCode}";
            ((int)response.StatusCode).ShouldBeInRange(400, 499, context);
            var answer = await Answer.ReadAsync(response);
            if (message.RequestUri!.AbsolutePath.StartsWith("/b/", StringComparison.Ordinal))
            {
                // Cloud Storage, whose errors have a form of their own.
                answer.Text("error.errors.0.reason").ShouldNotBeNull(context);
                continue;
            }

            answer.ShouldBeError((int)response.StatusCode, answer.Text("error.status").ShouldNotBeNull(context));
        }
    }

    private static (HttpRequestMessage Request, string Description) Create(Random random)
    {
        var word = Word(random);
        return random.Next(16) switch
        {
            0 => Post(Workflows + "?workflowId=b", Text(random) + "{", "no JSON"),
            1 => Post(Workflows + "?workflowId=b", $$"""{"x{{word}}": 1}""", "an unknown field"),
            2 => Post(Workflows + "?workflowId=b", $$"""{"sourceContents": {{Wrong(random)}}}""", "a wrong type"),
            3 => Post(Workflows + "?workflowId=b", new string('[', 1 + random.Next(5_000)), "deep"),
            4 => Post(Workflows + "/a/executions", $$"""{"argument": "{{word}}"}""", "an argument that is no JSON"),
            5 => Post(Workflows + "/a/executions", $$"""{"labels": {{Wrong(random)}}}""", "wrong labels"),
            6 => Get(Lists[random.Next(Lists.Length)] + "?pageSize=" + word, "a page size that is none"),
            7 => Get(Lists[random.Next(2)] + "?filter=" + Uri.EscapeDataString(word + " = ( \"" + Text(random)), "a filter"),
            8 => Get(Lists[random.Next(2)] + "?orderBy=x" + word, "an order"),
            9 => Get(Lists[random.Next(Lists.Length)] + "?pageToken=" + Uri.EscapeDataString(Text(random) + "!"), "a page token"),
            10 => Get("/" + word + "/" + Uri.EscapeDataString(Text(random)), "a path of no API"),
            11 => Get(Execution + "/stepEntries/" + word, "a step entry of an unknown execution"),
            12 => Patch(Workflows + "/a?updateMask=x" + word, "{}", "an unknown mask"),
            13 => Bytes(Workflows + "?workflowId=b", random),
            14 => Typed(Workflows + "?workflowId=b", "text/" + word, "another type of body"),
            _ => Post(Execution + ":" + word, "{}", "an unknown method"),
        };
    }

    private static (HttpRequestMessage Request, string Description) Get(string path, string description) =>
        (new HttpRequestMessage(HttpMethod.Get, path), $"{description} GET {path}");

    private static (HttpRequestMessage Request, string Description) Post(string path, string body, string description) =>
        (Json(HttpMethod.Post, path, body), $"{description} POST {path} {body}");

    private static (HttpRequestMessage Request, string Description) Patch(string path, string body, string description) =>
        (Json(HttpMethod.Patch, path, body), $"{description} PATCH {path}");

    private static HttpRequestMessage Json(HttpMethod method, string path, string body) =>
        new(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static (HttpRequestMessage Request, string Description) Typed(string path, string type, string description) =>
        (new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", new MediaTypeHeaderValue(type)) },
            description + " " + type);

    private static (HttpRequestMessage Request, string Description) Bytes(string path, Random random)
    {
        var bytes = new byte[1 + random.Next(200)];
        random.NextBytes(bytes);
        bytes[0] |= 0x80;
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return (new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, "bytes " + Convert.ToHexString(bytes));
    }

    private static string Wrong(Random random) => random.Next(5) switch
    {
        0 => random.Next().ToString(),
        1 => "true",
        2 => "[1, \"x\"]",
        3 => "1e999",
        _ => "\"\\ud800\"",
    };

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(12)).Select(_ => (char)('a' + random.Next(26))));

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(40))
            .Select(_ => (char)(random.Next(8) == 0 ? 0xA0 + random.Next(500) : 32 + random.Next(95))));
}
