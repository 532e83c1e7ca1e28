using System.Text;
using System.Text.Json.Nodes;
using Aef.Server;
using Aef.Tests.Server.Support;
using Aef.Tests.Support;

namespace Aef.Tests.Server.Scheduler;

/// <summary>Jobs that fire, over real connections, on a clock that the test moves.</summary>
public sealed class JobRunTests
{
    private const string Jobs = "/v1/projects/p1/locations/us-central1/jobs";
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_job_fires_when_it_is_due_with_the_headers_of_Google()
    {
        await using var target = new TargetServer();
        var clock = At(Start);
        await using var server = await StartAsync(clock, target.Host);
        var created = await CreateAsync(server, target, "*/5 * * * *", ",\"timeZone\":\"Europe/Paris\"");
        created.Text("scheduleTime").ShouldBe("2026-05-04T08:05:00Z");
        created["lastAttemptTime"].ShouldBeNull();
        clock.Pass(TimeSpan.FromMinutes(5));
        var request = await target.NextAsync();
        request.Line.ShouldBe("POST /target HTTP/1.1");
        request.Body.ShouldBe("{\"argument\":\"{}\"}");
        request.Headers["User-Agent"].ShouldBe("Google-Cloud-Scheduler");
        request.Headers["X-CloudScheduler"].ShouldBe("true");
        request.Headers["X-CloudScheduler-JobName"].ShouldBe("j");
        request.Headers["X-CloudScheduler-ScheduleTime"].ShouldBe("2026-05-04T08:05:00Z");
        request.Headers["Content-Type"].ShouldBe("application/octet-stream");
        request.Headers["X-Own"].ShouldBe("1");
        var job = await WaitAsync(server, j => j["status"] is not null && j.Text("scheduleTime") == "2026-05-04T08:10:00Z");
        job.Text("lastAttemptTime").ShouldBe("2026-05-04T08:05:00Z");
        job["status.code"].ShouldBeNull();
        job.Text("state").ShouldBe("ENABLED");
        clock.Pass(TimeSpan.FromMinutes(5));
        (await target.NextAsync()).Headers["X-CloudScheduler-ScheduleTime"].ShouldBe("2026-05-04T08:10:00Z");
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_with_growing_pauses_and_has_a_status()
    {
        await using var target = new TargetServer("503 Unavailable", "429 Too Many", "200 OK");
        var clock = At(Start);
        await using var server = await StartAsync(clock, target.Host);
        await CreateAsync(server, target, "0 9 * * *", ",\"retryConfig\":{\"retryCount\":3,\"minBackoffDuration\":\"10s\"}");
        clock.Pass(TimeSpan.FromHours(1));
        await target.NextAsync();
        var failed = await WaitAsync(server, j => j.Text("status.code") == "14");
        failed.Text("scheduleTime").ShouldBe("2026-05-04T09:00:10Z");
        clock.Pass(TimeSpan.FromSeconds(10));
        await target.NextAsync();
        (await WaitAsync(server, j => j.Text("status.code") == "8")).Text("scheduleTime").ShouldBe("2026-05-04T09:00:30Z");
        clock.Pass(TimeSpan.FromSeconds(20));
        await target.NextAsync();
        var done = await WaitAsync(server, j => j["status"] is not null && j["status.code"] is null);
        done.Text("lastAttemptTime").ShouldBe("2026-05-04T09:00:30Z");
        target.Requests.Count.ShouldBe(3);
        target.Requests.Select(r => r.Headers["X-CloudScheduler-ScheduleTime"]).Distinct().ShouldBe(["2026-05-04T09:00:00Z"]);
        (await WaitAsync(server, j => j.Text("scheduleTime") == "2026-05-05T09:00:00Z")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_retries_a_failed_run_waits_for_the_next_time()
    {
        await using var target = new TargetServer("404 Not Found");
        var clock = At(Start);
        await using var server = await StartAsync(clock, target.Host);
        await CreateAsync(server, target, "0 9 * * *");
        clock.Pass(TimeSpan.FromHours(1));
        await target.NextAsync();
        (await WaitAsync(server, j => j.Text("status.code") == "5")).Text("scheduleTime").ShouldBe("2026-05-05T09:00:00Z");
    }

    [Fact]
    public async Task A_target_that_does_not_answer_is_given_up_at_the_deadline()
    {
        await using var target = new TargetServer(string.Empty);
        var clock = At(Start);
        await using var server = await StartAsync(clock, target.Host);
        await CreateAsync(server, target, "0 9 * * *", ",\"attemptDeadline\":\"20s\"");
        (await server.PostAsync($"{Jobs}/j:run")).ShouldBeOk();
        await target.NextAsync();
        clock.Pass(TimeSpan.FromSeconds(20));
        (await WaitAsync(server, j => j.Text("status.code") == "4")).Text("status.message")!.ShouldContain("deadline");
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_never_called()
    {
        await using var target = new TargetServer();
        var clock = At(Start);
        await using var server = await StartAsync(clock);
        await CreateAsync(server, target, "0 9 * * *");
        (await server.PostAsync($"{Jobs}/j:run")).ShouldBeOk();
        var job = await WaitAsync(server, j => j.Text("status.code") == "7");
        job.Text("status.message")!.ShouldContain($"--allow-host {target.Host}");
        target.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_is_not_allowed_is_not_followed()
    {
        await using var other = new TargetServer();
        await using var target = new TargetServer($"302 Found\r\nLocation: {other.Url}");
        await using var server = await StartAsync(At(Start), target.Host);
        await CreateAsync(server, target, "0 9 * * *");
        (await server.PostAsync($"{Jobs}/j:run")).ShouldBeOk();
        (await WaitAsync(server, j => j.Text("status.code") == "7")).Text("status.message")!.ShouldContain(other.Host);
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paused_job_does_not_fire_and_a_resumed_one_does_not_make_up_for_it()
    {
        await using var target = new TargetServer();
        var clock = At(Start);
        await using var server = await StartAsync(clock, target.Host);
        await CreateAsync(server, target, "0 * * * *");
        (await server.PostAsync($"{Jobs}/j:pause")).ShouldBeOk().Text("state").ShouldBe("PAUSED");
        (await server.PostAsync($"{Jobs}/j:pause")).ShouldBeError(400, "FAILED_PRECONDITION");
        clock.Pass(TimeSpan.FromHours(3.5));
        (await server.PostAsync($"{Jobs}/j:resume")).ShouldBeOk().Text("scheduleTime").ShouldBe("2026-05-04T12:00:00Z");
        target.Requests.ShouldBeEmpty();
        clock.Pass(TimeSpan.FromMinutes(30));
        (await target.NextAsync()).Headers["X-CloudScheduler-ScheduleTime"].ShouldBe("2026-05-04T12:00:00Z");
    }

    [Fact]
    public async Task Jobs_survive_a_restart_and_missed_times_are_not_made_up_for()
    {
        await using var target = new TargetServer();
        var folder = Directory.CreateTempSubdirectory("aef-jobs-");
        try
        {
            await using (var before = await StartAsync(At(Start), target.Host, folder.FullName))
            {
                await CreateAsync(before, target, "0 * * * *", ",\"description\":\"kept\"");
            }

            var clock = At(Start.AddHours(5).AddMinutes(1));
            await using var server = await StartAsync(clock, target.Host, folder.FullName);
            var job = (await server.GetAsync($"{Jobs}/j")).ShouldBeOk();
            job.Text("description").ShouldBe("kept");
            job.Text("scheduleTime").ShouldBe("2026-05-04T14:00:00Z");
            target.Requests.ShouldBeEmpty();
            clock.Pass(TimeSpan.FromMinutes(59));
            await target.NextAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("oauthToken")]
    [InlineData("oidcToken")]
    public async Task A_token_is_accepted_and_not_sent_and_the_log_reports_it(string token)
    {
        await using var target = new TargetServer();
        await using var server = await StartAsync(At(Start), target.Host);
        await CreateAsync(server, target, "0 9 * * *", string.Empty, $",\"{token}\":{{\"serviceAccountEmail\":\"sa@p1\"}}");
        server.Log.ShouldHaveSingleItem().ShouldContain($"projects/p1/locations/us-central1/jobs/j has an {token}");
        (await server.PostAsync($"{Jobs}/j:run")).ShouldBeOk();
        (await target.NextAsync()).Headers.Keys.ShouldNotContain("Authorization");
        (await server.GetAsync($"{Jobs}/j")).Text($"httpTarget.{token}.serviceAccountEmail").ShouldBe("sa@p1");
        server.ForgetLog();
    }

    [Fact]
    public async Task A_job_starts_an_execution_with_the_argument_of_its_body()
    {
        await using var server = await StartAsync(At(Start));
        const string Workflows = "/v1/projects/p1/locations/us-central1/workflows";
        var workflow = new JsonObject { ["sourceContents"] =
            "main:\n  params: [args]\n  steps:\n  - done:\n      return: '${args.greeting}'\n" };
        (await server.PostAsync($"{Workflows}?workflowId=w", workflow.ToJsonString())).ShouldBeOk();
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"argument":"{\"greeting\":\"hi\"}","labels":{"from":"job"}}"""));
        var job = $$"""
            {"name":"projects/p1/locations/us-central1/jobs/j","schedule":"0 9 * * *","httpTarget":
            {"uri":"https://workflowexecutions.googleapis.com{{Workflows}}/w/executions","body":"{{body}}"} }
            """;
        (await server.PostAsync(Jobs, job)).ShouldBeOk();
        (await server.PostAsync($"{Jobs}/j:run")).ShouldBeOk();
        (await WaitAsync(server, j => j["status"] is not null))["status.code"].ShouldBeNull();
        var executions = (await server.GetAsync($"{Workflows}/w/executions?view=FULL")).ShouldBeOk();
        executions["executions"]!.AsArray().Count.ShouldBe(1);
        executions.Text("executions.0.argument").ShouldBe("""{"greeting":"hi"}""");
        executions.Text("executions.0.labels.from").ShouldBe("job");
    }

    [Fact]
    public async Task An_update_changes_exactly_the_fields_of_its_mask()
    {
        await using var target = new TargetServer();
        await using var server = await StartAsync(At(Start), target.Host);
        await CreateAsync(server, target, "0 9 * * *", ",\"description\":\"old\",\"timeZone\":\"Europe/Paris\"");
        const string Body = """{"description":"new","timeZone":"Etc/UTC","httpTarget":{"httpMethod":"PUT","uri":"http://elsewhere/"}}""";
        var job = (await server.PatchAsync($"{Jobs}/j?updateMask=description,httpTarget.httpMethod", Body)).ShouldBeOk();
        (job.Text("description"), job.Text("timeZone"), job.Text("httpTarget.httpMethod")).ShouldBe(("new", "Europe/Paris", "PUT"));
        job.Text("httpTarget.uri").ShouldBe(target.Url);
        (await server.PatchAsync($"{Jobs}/j?updateMask=description", "{}")).ShouldBeOk()["description"].ShouldBeNull();
        (await server.PatchAsync($"{Jobs}/j?updateMask=colour", "{}")).ShouldBeError(400, "INVALID_ARGUMENT");
        (await server.PatchAsync($"{Jobs}/j?updateMask=", Body)).ShouldBeOk().Text("timeZone").ShouldBe("Europe/Paris");
    }

    [Theory]
    [InlineData("{\"schedule\":\"0 9 * * *\"}", "exactly one")]
    [InlineData("{\"schedule\":\"61 9 * * *\",\"httpTarget\":{\"uri\":\"http://h/\"}}", "minute")]
    [InlineData("{\"schedule\":\"0 9 * * *\",\"timeZone\":\"Mars\",\"httpTarget\":{\"uri\":\"http://h/\"}}", "Mars")]
    [InlineData("{\"schedule\":\"0 9 * * *\",\"httpTarget\":{\"uri\":\"ftp://h/\"}}", "http://")]
    [InlineData("{\"schedule\":\"0 9 * * *\",\"httpTarget\":{\"uri\":\"http://h/\",\"httpMethod\":\"GET\",\"body\":\"eA==\"}}",
        "POST, PUT and PATCH")]
    [InlineData("{\"schedule\":\"0 9 * * *\",\"attemptDeadline\":\"5s\",\"httpTarget\":{\"uri\":\"http://h/\"}}", "15s")]
    [InlineData("{\"schedule\":\"0 9 * * *\",\"retryConfig\":{\"retryCount\":6},\"httpTarget\":{\"uri\":\"http://h/\"}}", "from 0 to 5")]
    [InlineData("{\"name\":\"projects/p1/locations/other/jobs/j\",\"schedule\":\"0 9 * * *\",\"httpTarget\":{\"uri\":\"http://h/\"}}",
        "must begin")]
    [InlineData("{\"color\":1}", "Unknown name")]
    public async Task An_invalid_job_is_refused(string body, string expected)
    {
        await using var server = await StartAsync(At(Start));
        (await server.PostAsync(Jobs, body)).ShouldBeError(400, "INVALID_ARGUMENT").Text("error.message")!.ShouldContain(expected);
        (await server.GetAsync(Jobs)).Json.Count.ShouldBe(0);
    }

    private static ManualClock At(DateTimeOffset time)
    {
        var clock = new ManualClock();
        clock.Pass(time - DateTimeOffset.UnixEpoch);
        return clock;
    }

    private static Task<TestServer> StartAsync(ManualClock clock, string? host = null, string? state = null) =>
        TestServer.StartAsync(new AefServerOptions { Clock = clock, AllowedHosts = host is null ? [] : [host], StatePath = state });

    private static async Task<Answer> CreateAsync(
        TestServer server, TargetServer target, string schedule, string fields = "", string inTarget = "")
    {
        var body = Convert.ToBase64String("{\"argument\":\"{}\"}"u8);
        var job = $$"""
            {"name":"projects/p1/locations/us-central1/jobs/j","schedule":"{{schedule}}","httpTarget":
            {"uri":"{{target.Url}}","body":"{{body}}","headers":{"X-Own":"1","X-CloudScheduler":"mine"}{{inTarget}}}{{fields}}}
            """;
        return (await server.PostAsync(Jobs, job)).ShouldBeOk();
    }

    /// <summary>Asks for the job until it has a state that it reaches in the background.</summary>
    private static async Task<Answer> WaitAsync(TestServer server, Func<Answer, bool> isReached)
    {
        for (var i = 0; i < 3000; i++)
        {
            var job = (await server.GetAsync($"{Jobs}/j")).ShouldBeOk();
            if (isReached(job))
            {
                return job;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException((await server.GetAsync($"{Jobs}/j")).Json.ToJsonString());
    }
}
