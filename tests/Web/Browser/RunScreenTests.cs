using Aef.Tests.Web.Support;
using Microsoft.Playwright;

namespace Aef.Tests.Web.Browser;

/// <summary>The screens of runs, in Chromium: they are started, watched, cancelled and repeated there.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RunScreenTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_run_is_simulated_started_and_watched_to_its_end()
    {
        await using var screen = await browser.OpenAsync("/p/orders/start");
        await screen.ClickAsync("button", "Simulate");
        await screen.WaitForTextAsync("What would happen");
        await screen.PictureAsync("start", isWhole: true);
        await screen.ClickAsync("button", "Start the run");
        await screen.WaitForTextAsync("succeeded", "h1 .badge");

        (await screen["a.node.s-succeeded"].CountAsync()).ShouldBe(6);
        (await screen.TextAsync(".graph")).ShouldContain("2/2 items");
        await screen.PictureAsync("run", isWhole: true);
        await screen.ClickAsync("link", "Time line");
        await screen[".gantt .row rect"].Nth(5).WaitForAsync();
        await screen.ClickAsync("link", "Events");
        await screen.WaitForTextAsync("run started", ".events");
        await screen.ClickAsync("link", "Inputs and outputs");
        await screen.WaitForTextAsync("\"count\"");
    }

    [BrowserFact]
    public async Task A_failed_run_shows_its_failure_and_is_repeated_from_there()
    {
        await using var screen = await browser.OpenAsync("/p/orders/start");
        await screen["#input-fail"].SelectOptionAsync("true");
        await screen.ClickAsync("button", "Start the run");
        await screen.WaitForTextAsync("failed", "h1 .badge");
        (await screen.TextAsync(".failure")).ShouldContain("LOAD");
        (await screen.TextAsync(".graph")).ShouldContain("2 attempts");
        await screen.PictureAsync("failure");
        await screen.ClickAsync("link", "Time line");
        await screen[".g-waiting"].WaitForAsync();
        await screen.PictureAsync("time-line");
        var first = new Uri(screen.Page.Url).AbsolutePath;
        await screen.ClickAsync("button", "Rerun from the failure");
        await screen.Page.WaitForURLAsync(u => new Uri(u).AbsolutePath != first);
        await screen.WaitForTextAsync("failed", "h1 .badge");
        await screen.ClickAsync("link", "Steps");
        await screen["tr:has-text('LIST'):has-text('skipped')"].WaitForAsync();
        await screen.ClickAsync("link", "compare");
        await screen.WaitForTextAsync("with the same definition");
    }

    [BrowserFact]
    public async Task A_run_is_cancelled()
    {
        await using var screen = await browser.OpenAsync("/p/slow/start");
        await screen.ClickAsync("button", "Start the run");
        await screen["a.node.s-running"].WaitForAsync();
        await screen.ClickAsync("button", "Cancel");
        await screen.WaitForTextAsync("cancelled", "h1 .badge");

        (await screen.TextAsync(".facts")).ShouldContain("Cancelled by");
    }

    [BrowserFact]
    public async Task A_wrong_input_is_explained_and_starts_nothing()
    {
        await using var screen = await browser.OpenAsync("/p/orders/start");
        await screen["#input-rows"].FillAsync("");
        await screen["#input-day"].FillAsync("");
        await screen["#environment"].FillAsync("nowhere");
        await screen.ClickAsync("button", "Start the run");
        await screen[".problems .p-error"].First.WaitForAsync();

        screen.Page.Url.ShouldEndWith("/p/orders/start");
        (await screen.TextAsync(".problems")).ShouldContain("nowhere");
    }

    [BrowserFact]
    public async Task Rerun_all_opens_the_form_with_the_same_inputs()
    {
        await using var screen = await StartAsync("orders", s => s["#input-rows"].FillAsync("4"));
        await screen.ClickAsync("link", "Rerun all…");
        await screen["#input-rows"].WaitForAsync();

        (await screen["#input-rows"].InputValueAsync()).ShouldBe("4");
    }

    [BrowserFact]
    public async Task The_log_of_a_step_has_colors_errors_and_a_search()
    {
        await using var screen = await StartAsync("orders", s => s["#input-rows"].FillAsync("3000"));
        await screen["a.node[aria-label*='LIST']"].ClickAsync();
        await screen[".log .line"].First.WaitForAsync();
        await screen.WaitForTextAsync("green", ".ansi-32");
        await screen["main input[type=search]"].FillAsync("row 2950");
        await screen.ClickAsync("button", "Next");
        await screen[".line.found"].WaitForAsync();
        (await screen.TextAsync(".line.found")).ShouldContain("row 2950");
        (await screen[".log .line"].CountAsync()).ShouldBeLessThan(300);
        await screen.PictureAsync("log");

        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.ClickAsync("link", "Download"));
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain("row 2999");
    }

    [BrowserFact]
    public async Task A_link_to_a_line_of_a_log_shows_the_line()
    {
        await using var screen = await StartAsync("orders", s => s["#input-rows"].FillAsync("2000"));
        var run = new Uri(screen.Page.Url).AbsolutePath;
        await screen.GoAsync("/"); // a fragment alone would not load the screen again
        await screen.GoAsync($"{run}/steps/LIST?attempt=1#L1502");
        await screen[".line.found"].WaitForAsync();

        (await screen.TextAsync(".line.found")).ShouldContain("row 1500");
    }

    [BrowserFact]
    public async Task Hostile_logs_have_no_effect()
    {
        await using var screen = await StartAsync("hostile");
        await screen["a.node"].First.ClickAsync();
        await screen[".log .line"].Nth(1).WaitForAsync();
        var text = await screen.TextAsync(".log");

        text.ShouldContain("<script>window.hacked=1</script>");
        text.ShouldContain("after red");
        text.ShouldNotContain("title");
        (await screen.Page.EvaluateAsync<bool>("() => 'hacked' in window")).ShouldBeFalse();
    }

    [BrowserFact]
    public async Task The_list_of_runs_is_filtered_by_its_address_and_is_live()
    {
        await using var list = await browser.OpenAsync("/runs?pipeline=hostile");
        var before = await list["tbody tr"].CountAsync();
        await using var screen = await StartAsync("hostile");
        await list["tbody tr"].Nth(before).WaitForAsync();
        await list["select"].First.SelectOptionAsync("failed");
        await list.WaitForTextAsync("No runs match");
        list.Page.Url.ShouldContain("state=failed");
        await list.GoAsync("/runs");
        await list.PictureAsync("runs");
    }

    [BrowserFact]
    public async Task Runs_are_found_by_their_inputs()
    {
        await using var screen = await StartAsync("orders", s => s["#input-rows"].FillAsync("77"));
        await screen.GoAsync("/runs?input=77");
        (await screen["tbody tr"].CountAsync()).ShouldBe(1);
        await screen.GoAsync("/runs?since=nonsense");
        (await screen.TextAsync("[role=status]")).ShouldContain("no time and no period");
    }

    [BrowserFact]
    public async Task A_backfill_is_planned_run_and_shown()
    {
        await using var screen = await browser.OpenAsync("/p/orders/backfill?from=2026-11-01&to=2026-11-04");
        await screen.ClickAsync("button", "Show the plan");
        await screen["#plan"].WaitForAsync();
        (await screen[".grid li"].CountAsync()).ShouldBe(4);
        await screen.PictureAsync("backfill");
        await screen.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameString = "Start 4 runs" }).ClickAsync();
        await screen.WaitForTextAsync("ended · 4/4");
        (await screen[".grid a"].CountAsync()).ShouldBe(4);

        await screen.GoAsync("/schedules?from=2026-11-01");
        (await screen["a.s-succeeded"].CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
        (await screen.TextAsync(".toolbar [role=status]")).ShouldContain("missed");
        await screen.PictureAsync("schedules");
    }

    /// <summary>Starts a run by its form, and waits for its end.</summary>
    private async Task<Screen> StartAsync(string pipeline, Func<Screen, Task>? fill = null)
    {
        var screen = await browser.OpenAsync($"/p/{pipeline}/start");
        if (fill is not null)
        {
            await fill(screen);
        }

        await screen.ClickAsync("button", "Start the run");
        await screen.WaitForTextAsync("succeeded", "h1 .badge");
        return screen;
    }
}
