using Aef.Tests.Web.Support;

namespace Aef.Tests.Web.Browser;

/// <summary><c>--read-only</c> and two servers at once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReadOnlyTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_read_only_page_has_no_actions()
    {
        using var workspace = new TestWorkspace();
        await using var server = await ServeProcess.StartAsync(workspace.Path, "--read-only");
        await using var screen = await browser.OpenAsync("/");
        await screen.Page.GotoAsync(server.Entry.ToString());
        await screen.WaitForTextAsync("read-only", "header");
        await screen.GoAsync(new Uri(server.Url, "/p/orders/start").ToString());
        await screen.ClickAsync("button", "Simulate");
        await screen.WaitForTextAsync("What would happen");

        (await screen.Page.GetByText("Start the run").CountAsync()).ShouldBe(0);
        await screen.GoAsync(new Uri(server.Url, "/p/orders/backfill?from=2026-11-01&to=2026-11-02").ToString());
        await screen.ClickAsync("button", "Show the plan");
        await screen["#plan"].WaitForAsync();
        (await screen["section button.primary"].CountAsync()).ShouldBe(0);
    }
}
