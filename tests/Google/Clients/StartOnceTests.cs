using System.Text.Json.Nodes;
using Aef.Google.Executions;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Executions;
using Aef.Tests.Google.Support;

namespace Aef.Tests.Google.Clients;

public sealed class StartOnceTests
{
    [Theory]
    [InlineData(Fault.DropAfter)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.UnavailableAfter)]
    public async Task An_execution_whose_answer_is_lost_is_found_and_not_started_again(object fault)
    {
        var google = new FaultyGoogle((Fault)fault);
        var workflow = google.AddWorkflow("w");

        var start = await Starter(google).StartAsync(workflow, new Execution { Argument = "{}" });

        start.Execution.ShouldNotBeNull().Name.ShouldBe(google.Server.Executions.ShouldHaveSingleItem()["name"]!.GetValue<string>());
        Posts(google).ShouldBe(1);
    }

    [Fact]
    public async Task The_execution_of_another_start_is_not_taken_for_the_lost_one()
    {
        var google = new FaultyGoogle(Fault.None, Fault.DropBefore);
        var workflow = google.AddWorkflow("w");
        await Starter(google).StartAsync(workflow, new Execution());

        var start = await Starter(google).StartAsync(workflow, new Execution());

        start.MayHaveBeenStarted.ShouldBeTrue();
        start.Reason.ShouldBe("The connection was closed.");
        google.Server.Executions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_execution_is_searched_for_a_minute_and_then_reported_as_maybe_started()
    {
        var google = new FaultyGoogle(Fault.DropBefore);
        var workflow = google.AddWorkflow("w");

        var start = await Starter(google).StartAsync(workflow, new Execution());

        start.MayHaveBeenStarted.ShouldBeTrue();
        google.Clock.GetUtcNow().TimeOfDay.ShouldBeGreaterThanOrEqualTo(new TimeSpan(5, 1, 0));
        google.Clock.GetUtcNow().TimeOfDay.ShouldBeLessThan(new TimeSpan(5, 2, 0));
        Posts(google).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_execution_that_appears_late_on_a_later_page_is_found()
    {
        var searches = 0;
        FaultyGoogle google = null!;
        google = new FaultyGoogle(request =>
        {
            if (request.Method == "POST")
            {
                return Fault.DropAfter;
            }

            // The label appears only after some searches, as with a list that lags behind.
            if (++searches == 4)
            {
                foreach (var one in google.Server.Executions.Where(e => e["hidden"] is not null))
                {
                    one["labels"] = one["hidden"]!.DeepClone();
                }
            }

            return Fault.None;
        });
        var workflow = google.AddWorkflow("w");
        google.Server.LargestPage = 3;
        var starter = new ExecutionStarter(google.Clients.Executions, google.Clock, () => "abc");
        for (var other = 0; other < 10; other++)
        {
            google.Server.Executions.Add(new JsonObject
            {
                ["name"] = $"{workflow}/executions/other-{other}",
                ["createTime"] = "2026-12-01T04:59:00Z",
                ["labels"] = other == 9 ? null : new JsonObject { ["aef-request"] = "other" },
                ["hidden"] = other == 9 ? new JsonObject { ["aef-request"] = "abc" } : null,
            });
        }

        google.Server.Executions.RemoveAll(e => e["state"] is not null);
        var start = await starter.StartAsync(workflow, new Execution());

        start.Execution.ShouldNotBeNull();
        Posts(google).ShouldBe(1);
    }

    [Theory]
    [InlineData(Fault.Unreachable)]
    [InlineData(Fault.TooMany)]
    public async Task A_start_that_certainly_did_nothing_is_repeated(object fault)
    {
        var google = new FaultyGoogle((Fault)fault, (Fault)fault);
        var workflow = google.AddWorkflow("w");

        var start = await Starter(google).StartAsync(workflow, new Execution());

        start.Execution.ShouldNotBeNull();
        google.Server.Executions.Count.ShouldBe(1);
        google.Transport.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refused_start_is_reported_with_the_message_of_the_API()
    {
        var google = new FaultyGoogle();

        var error = await Should.ThrowAsync<GoogleApiException>(
            () => Starter(google).StartAsync($"{FaultyGoogle.Parent}/workflows/missing", new Execution()));

        (error.Code, error.Status, error.Method).ShouldBe((404, "NOT_FOUND", "executions.create"));
        google.Transport.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_on_the_way_may_have_been_started()
    {
        using var cancelled = new CancellationTokenSource();
        var google = new FaultyGoogle(_ =>
        {
            cancelled.Cancel();
            return Fault.DropAfter;
        });
        var workflow = google.AddWorkflow("w");

        var start = await Starter(google).StartAsync(workflow, new Execution(), cancelled.Token);

        start.MayHaveBeenStarted.ShouldBeTrue();
        Posts(google).ShouldBe(1);
    }

    [Fact]
    public async Task Five_hundred_starts_under_faults_never_start_two_executions()
    {
        var (found, unknown, refused) = (0, 0, 0);
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var google = new FaultyGoogle(
                _ => random.Next(100) < 60 ? (Fault)random.Next(Enum.GetValues<Fault>().Length) : Fault.None, seed);
            var workflow = google.AddWorkflow("w");
            try
            {
                var start = await Starter(google).StartAsync(workflow, new Execution { Argument = "{}" });
                google.Server.Executions.Count.ShouldBeLessThanOrEqualTo(1, $"seed {seed}");
                if (start.Execution is { } execution)
                {
                    execution.Name.ShouldBe(google.Server.Executions.ShouldHaveSingleItem()["name"]!.GetValue<string>(), $"seed {seed}");
                    found++;
                }
                else
                {
                    unknown++;
                }
            }
            catch (Exception e) when (e is GoogleApiException or UnansweredException)
            {
                google.Server.Executions.ShouldBeEmpty($"seed {seed}: {e.Message}");
                refused++;
            }
        }

        // All three outcomes occur, and a lost answer is nearly always found.
        found.ShouldBeGreaterThan(350);
        unknown.ShouldBeGreaterThan(0);
        (found + unknown + refused).ShouldBe(500);
    }

    private static ExecutionStarter Starter(FaultyGoogle google) => new(google.Clients.Executions, google.Clock);

    private static int Posts(FaultyGoogle google) => google.Transport.Sent.Count(s => s.Request.Method == "POST");
}
