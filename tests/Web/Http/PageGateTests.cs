using System.Net;
using System.Net.Sockets;
using System.Text;
using Aef.Tests.Web.Support;

namespace Aef.Tests.Web.Http;

/// <summary>What the page refuses.</summary>
public sealed class PageGateTests : IClassFixture<GateFixture>
{
    private readonly ServeProcess _server;

    public PageGateTests(GateFixture fixture) => _server = fixture.Server;

    public static TheoryData<string> Screens =>
    [
        "/", "/runs", "/p/orders", "/schedules", "/backfills", "/_framework/blazor.web.js", "/page/page.css", "/runs/x/log?step=A",
    ];

    private static readonly string[] Starts =
    [
        "/", "/p/", "/runs/", "/runs?", "/schedules?from=", "/backfills/", "/_blazor?id=", "/_blazor/", "/page/", "/compare/",
        "/_framework/", "/p/orders/",
    ];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_request_without_the_cookie_is_refused(string path)
    {
        using var client = _server.CreateClient();

        (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/?token=")]
    [InlineData("/?token=0")]
    [InlineData("/?token=%00%ff")]
    [InlineData("/runs?token=TOKEN")]
    public async Task A_wrong_token_or_a_token_elsewhere_opens_nothing(string path)
    {
        using var client = _server.CreateClient();
        var answer = await client.GetAsync(path.Replace("TOKEN", _server.Entry.Query[7..], StringComparison.Ordinal));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task For_the_token_a_browser_receives_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using var client = _server.CreateClient();
        var answer = await client.GetAsync(_server.Entry);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();

        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain(_server.Entry.Query[7..]);
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "https://127.0.0.1")]
    public async Task A_foreign_host_or_origin_is_refused_even_with_the_cookie(string header, string value)
    {
        using var client = await _server.EnterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation(header, value);

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("DELETE", "/runs")]
    [InlineData("PUT", "/p/orders")]
    [InlineData("POST", "/_blazor/negotiate")]
    public async Task Other_methods_and_posts_without_an_origin_are_refused(string method, string path)
    {
        using var client = await _server.EnterAsync();

        (await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Every_answer_allows_scripts_of_the_page_only()
    {
        using var client = await _server.EnterAsync();
        foreach (var path in (string[])["/", "/page/page.js", "/nowhere-in-the-page/../runs"])
        {
            var answer = await client.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

            policy.ShouldContain("script-src 'self';");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe-eval");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }

        (await client.GetStringAsync("/")).ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("/runs/..%2f..%2fetc/log?step=passwd")]
    [InlineData("/runs/20260101-000000-000/log?step=..%2f..&attempt=1")]
    [InlineData("/page/..%2f..%2fappsettings.json")]
    [InlineData("/page/%2e%2e/%2e%2e/aef-serve.dll")]
    [InlineData("/_framework/..%5c..%5caef-serve.dll")]
    public async Task Paths_do_not_lead_out_of_their_folders(string path)
    {
        using var client = await _server.EnterAsync();
        var answer = await client.GetAsync(Raw(path));

        ((int)answer.StatusCode).ShouldBeInRange(400, 499, path);
    }

    [Fact]
    public async Task The_apis_do_not_need_the_cookie_of_the_page()
    {
        using var client = _server.CreateClient();

        (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/v1/projects/p/locations/l/workflows")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ten_thousand_malformed_requests_are_refused_without_a_failure_of_the_server()
    {
        var random = new Random(14);
        using var client = await _server.EnterAsync();
        var failures = new List<string>();
        for (var i = 0; i < 10_000; i += 20)
        {
            var paths = Enumerable.Range(0, 20).Select(_ => Starts[random.Next(Starts.Length)] + Noise(random)).ToList();
            var answers = await Task.WhenAll(paths.Select(p => client.GetAsync(Raw(p))));
            failures.AddRange(answers.Zip(paths).Where(a => (int)a.First.StatusCode >= 500).Select(a => a.Second));
            foreach (var answer in answers)
            {
                answer.Dispose();
            }
        }

        failures.ShouldBeEmpty();
        (await client.GetAsync("/runs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        _server.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Broken_bytes_on_the_connection_do_not_stop_the_server()
    {
        string[] raw =
        [
            "\0\0\0\0", "GET / HTTP/9.9\r\n\r\n", "GET  HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", $"GET /{new string('a', 40_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + new string('x', 60_000) + "\r\n\r\n",
        ];
        foreach (var text in raw)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, _server.Url.Port);
            using var reader = new StreamReader(socket.GetStream());
            await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
            socket.Client.Shutdown(SocketShutdown.Send);
            var first = await ReadAsync(reader);

            first.ShouldNotContain(" 200 ");
            first.ShouldNotContain(" 50");
        }

        using var client = _server.CreateClient();
        (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The address as it is, without the corrections that a client makes.</summary>
    private Uri Raw(string path) => new(
        _server.Url.GetLeftPart(UriPartial.Authority) + path,
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync() ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty; // the server has closed the connection
        }
    }

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.Next(6) switch
    {
        0 => $"%{random.Next(1, 256):x2}",
        1 => "..",
        2 => "/",
        3 => "&=;[]{}|"[random.Next(8)].ToString(),
        _ => Uri.EscapeDataString(((char)random.Next('0', 'z' + 1)).ToString()),
    }));
}
