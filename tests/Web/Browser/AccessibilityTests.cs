using Aef.Tests.Web.Support;
using Microsoft.Playwright;

namespace Aef.Tests.Web.Browser;

/// <summary>Every screen for people who see, hear and type in different ways, and on displays of any size.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly string[] All =
    [
        "/", "/p/orders", "/p/orders?step=LOAD", "/p/broken/problems", "/p/orders/sources", "/p/orders/start", "/p/orders/backfill",
        "/runs", "/schedules", "/backfills", "/p/nothing", "RUN", "RUN?tab=time", "RUN?tab=steps", "RUN?tab=events", "RUN?tab=values",
        "RUN/steps/LIST",
    ];

    public static TheoryData<string> Screens => [.. All];

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing_in_light_and_dark(string path)
    {
        await using var screen = await browser.OpenAsync(await AddressAsync(path));
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await screen.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });

            (await screen.AxeAsync()).ShouldBeEmpty(scheme.ToString());
        }
    }

    [BrowserTheory]
    [InlineData(320, 640)]
    [InlineData(3840, 2160)]
    public async Task No_screen_scrolls_sideways(int width, int height)
    {
        await using var screen = await browser.OpenAsync("/", width, height);
        foreach (var path in All)
        {
            await screen.GoAsync(await AddressAsync(path));
            var overflow = await screen.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");

            overflow.ShouldBeLessThanOrEqualTo(0, path);
        }

        if (width == 320)
        {
            await screen.GoAsync("/p/orders");
            await screen.PictureAsync("narrow");
        }
    }

    [BrowserFact]
    public async Task The_dark_palette_follows_the_system()
    {
        await using var screen = await browser.OpenAsync("/p/orders", isDark: true);

        var color = await screen.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");

        color.ShouldBe("rgb(22, 24, 29)");
        await screen.PictureAsync("dark");
    }

    /// <summary>The address of a screen; those of a run need one.</summary>
    private async Task<string> AddressAsync(string path)
    {
        if (!path.StartsWith("RUN", StringComparison.Ordinal))
        {
            return path;
        }

        await using var screen = await browser.OpenAsync("/runs?pipeline=orders&state=failed");
        if (await screen["tbody a"].CountAsync() == 0)
        {
            await screen.GoAsync("/p/orders/start");
            await screen["#input-fail"].SelectOptionAsync("true");
            await screen.ClickAsync("button", "Start the run");
            await screen.WaitForTextAsync("failed", "h1 .badge");
            return new Uri(screen.Page.Url).AbsolutePath + path[3..];
        }

        return "/" + (await screen["tbody a"].First.GetAttributeAsync("href"))! + path[3..];
    }
}
