using System.Text.Json;
using Aef.Tests.Support;
using Microsoft.Playwright;

namespace Aef.Tests.Web.Support;

/// <summary>A window of the browser. Errors of scripts, refused resources and requests off the machine fail the test.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    public Screen(IPage page, IBrowserContext context)
    {
        (Page, _context) = (page, context);
        page.PageError += (_, error) => Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", Host: not "127.0.0.1" })
            {
                Add("request off the machine: " + request.Url);
            }
        };
    }

    public IPage Page { get; }

    public ILocator this[string selector] => Page.Locator(selector);

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("main[data-live] h1").WaitForAsync();
    }

    public Task<string> TextAsync(string selector = "main") => Page.Locator(selector).First.InnerTextAsync();

    public Task WaitForTextAsync(string text, string selector = "main") =>
        Page.Locator(selector).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();

    public Task ClickAsync(string role, string name) => Page.GetByRole(
        Enum.Parse<AriaRole>(role, ignoreCase: true),
        new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>The violations of WCAG that axe finds; none for a good screen.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        // The test's own instrument: the policy of the page does not allow its source to be added as a script.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Assets", "axe.min.js")) + ";0");
        var json = await Page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations"
            + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.any.map(a => a.message)).join(' | '))");
        return [.. json.EnumerateArray().Select(v => v.GetString()!)];
    }

    /// <summary>Writes the picture of the documentation when AEF_UPDATE_BASELINES is set.</summary>
    public async Task PictureAsync(string name, bool isWhole = false)
    {
        if (Environment.GetEnvironmentVariable("AEF_UPDATE_BASELINES") == "1")
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Repository.PathOf("docs", "images", $"web-{name}.png"),
                FullPage = isWhole,
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        lock (_faults)
        {
            _faults.ShouldBeEmpty();
        }
    }

    private void Add(string fault)
    {
        lock (_faults)
        {
            _faults.Add(fault);
        }
    }
}
