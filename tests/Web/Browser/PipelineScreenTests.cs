using Aef.Tests.Web.Support;

namespace Aef.Tests.Web.Browser;

/// <summary>The screens of pipelines, in Chromium.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PipelineScreenTests(BrowserFixture browser)
{
    private const string AreLinesSeen = """
        () => [...document.querySelectorAll('.code')].every(c => {
            const [box, line] = [c.getBoundingClientRect(), c.querySelector('li.at').getBoundingClientRect()];
            return line.top >= box.top && line.bottom <= box.bottom;
        })
        """;

    private const string Definition =
        "name: brand-new\nlevels:\n  - - { job_id: A, job_name: a, executor: command, with: { command: [echo] } }\n";

    [BrowserFact]
    public async Task The_list_shows_every_pipeline_with_its_problems_and_its_next_run()
    {
        await using var screen = await browser.OpenAsync("/");

        (await screen["tbody tr"].CountAsync()).ShouldBe(5);
        (await screen["tr:has-text('broken') a:has-text('1 error')"].CountAsync()).ShouldBe(1);
        (await screen["tr:has-text('orders.yaml') td >> nth=3"].InnerTextAsync()).ShouldEndWith("02:00");
        await screen.PictureAsync("pipelines");
    }

    [BrowserFact]
    public async Task A_search_is_in_the_address_and_survives_a_reload()
    {
        await using var screen = await browser.OpenAsync("/");
        await screen["main input[type=search]"].FillAsync("ord");
        await screen.WaitForTextAsync("1 pipeline", "[role=status]");

        screen.Page.Url.ShouldEndWith("?q=ord");
        await screen.GoAsync("/?q=ord");
        (await screen["tbody tr"].CountAsync()).ShouldBe(1);
    }

    [BrowserFact]
    public async Task A_new_definition_appears_and_a_removed_one_goes_without_a_reload()
    {
        await using var screen = await browser.OpenAsync("/?q=brand-new");
        await screen.WaitForTextAsync("0 pipelines", "[role=status]");
        var file = Path.Combine(browser.WorkspacePath, "new.yaml");
        File.WriteAllText(file, Definition);
        try
        {
            await screen.WaitForTextAsync("1 pipeline", "[role=status]");
        }
        finally
        {
            File.Delete(file);
        }

        await screen.WaitForTextAsync("0 pipelines", "[role=status]");
    }

    [BrowserFact]
    public async Task The_graph_is_used_by_keyboard()
    {
        await using var screen = await browser.OpenAsync("/p/orders");
        await screen["a[data-node]"].First.FocusAsync();
        await screen.Page.Keyboard.PressAsync("ArrowDown");
        (await FocusedAsync(screen)).ShouldStartWith("CHECK");
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        (await FocusedAsync(screen)).ShouldStartWith("REGION");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.WaitForTextAsync("load a region", "section");

        screen.Page.Url.ShouldEndWith("/p/orders?step=REGION");
        await screen.PictureAsync("graph");
    }

    [BrowserFact]
    public async Task The_graph_zooms_and_is_searched()
    {
        await using var screen = await browser.OpenAsync("/p/orders");
        var before = await WidthAsync(screen);
        await screen.ClickAsync("button", "Zoom in");
        (await WidthAsync(screen)).ShouldBeGreaterThan(before * 1.2);
        await screen.ClickAsync("button", "1:1, original size");
        (await WidthAsync(screen)).ShouldBe(before, 1);
        await screen.Page.Keyboard.PressAsync("/");
        await screen.Page.Keyboard.TypeAsync("clean");
        await screen.WaitForTextAsync("1 step", "[role=status]");

        (await screen["a.node.dim"].CountAsync()).ShouldBe(6);
    }

    [BrowserFact]
    public async Task A_large_graph_is_folded_and_unfolds_a_level()
    {
        await using var screen = await browser.OpenAsync("/p/large");
        (await screen["a[data-node]"].CountAsync()).ShouldBe(0);
        (await screen.TextAsync(".graph")).ShouldContain("10 threads, 20 steps");
        await screen[".fold"].First.ClickAsync();
        await screen["a[data-node]"].First.WaitForAsync();

        (await screen["a[data-node]"].CountAsync()).ShouldBe(20);
    }

    [BrowserFact]
    public async Task Problems_name_the_line_and_the_fix()
    {
        await using var screen = await browser.OpenAsync("/p/broken/problems");
        var text = await screen.TextAsync();

        text.ShouldContain("broken.yaml:5:");
        text.ShouldContain("Did you mean \"command\"?");
        await screen.PictureAsync("problems");
    }

    [BrowserFact]
    public async Task A_line_of_the_definition_leads_to_the_lines_that_it_compiles_to()
    {
        await using var screen = await browser.OpenAsync("/p/orders/sources?target=workflows");
        await screen["#side-definition ~ .code li a"].First.ClickAsync();
        await screen[".sides section:nth-child(2) li.at"].First.WaitForAsync();

        screen.Page.Url.ShouldContain("line=");
        (await screen["#side-definition ~ .code li.at"].CountAsync()).ShouldBe(1);
        await screen.Page.WaitForFunctionAsync(AreLinesSeen);
        await screen.PictureAsync("sources");
    }

    [BrowserFact]
    public async Task Hostile_names_have_no_effect()
    {
        await using var screen = await browser.OpenAsync("/p/hostile");
        (await screen["a[data-node]"].First.TextContentAsync()).ShouldNotBeNull().ShouldContain("<script>");
        (await screen.TextAsync("main")).ShouldNotContain("\u202E");
        await screen.GoAsync("/");

        (await screen.Page.EvaluateAsync<bool>("() => 'hacked' in window")).ShouldBeFalse();
    }

    [BrowserFact]
    public async Task Unknown_names_are_reported_on_their_screen()
    {
        await using var screen = await browser.OpenAsync("/p/nothing");
        (await screen.TextAsync()).ShouldContain("no pipeline nothing");
        await screen.GoAsync("/runs/20260101-000000-000");
        (await screen.TextAsync()).ShouldContain("no run");
        await screen.GoAsync("/backfills/none");
        (await screen.TextAsync()).ShouldContain("no backfill");
    }

    [BrowserFact]
    public async Task The_keys_are_listed_and_the_list_closes()
    {
        await using var screen = await browser.OpenAsync("/");
        await screen.Page.Keyboard.PressAsync("?");
        await screen["#keys"].WaitForAsync();
        await screen.Page.Keyboard.PressAsync("Escape");

        (await screen["#keys"].IsVisibleAsync()).ShouldBeFalse();
    }

    private static Task<string> FocusedAsync(Screen screen) =>
        screen.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')");

    private static Task<double> WidthAsync(Screen screen) =>
        screen.Page.EvaluateAsync<double>("() => document.querySelector('.graph svg').getBoundingClientRect().width");
}
