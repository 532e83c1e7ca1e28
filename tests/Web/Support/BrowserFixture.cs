using Microsoft.Playwright;

namespace Aef.Tests.Web.Support;

/// <summary>One server and one Chromium for all tests of screens. Without Chromium, each of these tests is skipped and says so.</summary>
#pragma warning disable CA1001 // IAsyncLifetime disposes of it.
public sealed class BrowserFixture : IAsyncLifetime
#pragma warning restore CA1001
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ServeProcess _server = null!;
    private TestWorkspace _workspace = null!;

    /// <summary>The path of Chromium; null if it is not installed.</summary>
    public static string? Program { get; } = Paths.FirstOrDefault(File.Exists);

    public string WorkspacePath => _workspace.Path;

    public Uri Url => _server.Url;

    internal IReadOnlyList<string> Problems => _server.Problems;

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _workspace = new TestWorkspace();
        _server = await ServeProcess.StartAsync(_workspace.Path);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A new window with the cookie; everything that goes wrong in it fails the test when it is closed.</summary>
    internal async Task<Screen> OpenAsync(string path, int width = 1280, int height = 900, bool isDark = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            BaseURL = _server.Url.ToString(),
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        var screen = new Screen(page, context);
        await page.GotoAsync(_server.Entry.ToString());
        await page.Locator("main[data-live] h1").WaitForAsync();
        await screen.GoAsync(path);
        return screen;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
            _playwright!.Dispose();
            await _server.DisposeAsync();
            _workspace.Dispose();
        }
    }
}
