using Aef.Server;
using Aef.Web.Components;
using Aef.Web.Runs;
using Aef.Web.Workspaces;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace Aef.Web.Hosting;

/// <summary>The web page beside the APIs of the server: Blazor components that run in this process, and files that come with it.</summary>
internal sealed class WebPage(PageOptions options, PageSession session, Action<string> log) : IServerPage
{
    // The first segments of the page's paths; all other paths are those of the APIs.
    private static readonly string[] Segments =
        ["pipelines", "p", "runs", "compare", "schedules", "backfills", "_blazor", "_framework", "page", "help", "not-found"];

    /// <inheritdoc/>
    public void Configure(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Logging.AddProvider(new PageLog(log));
        builder.Services.AddRouting();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitMaxRetained = 20;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        });
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddSingleton<PageWorkspace>();
        builder.Services.AddSingleton<PageRuns>();
        builder.Services.AddSingleton<PageStarts>();
        builder.Services.AddSingleton<PageCalendar>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapWhen(http => IsOfPage(http.Request.Path), page =>
        {
            page.UseMiddleware<PageGate>(session, log);
            page.UseRouting();
            page.UseAntiforgery();
            page.UseEndpoints(routes =>
            {
                routes.MapStaticAssets();
                routes.MapGet("/runs/{id}/log", LogDownload.Send);
                routes.MapRazorComponents<App>()
                    .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
            });
        });
    }

    private static bool IsOfPage(PathString path)
    {
        var text = path.Value ?? string.Empty;
        var first = text.Split('/', 3, StringSplitOptions.None) is [_, var segment, ..] ? segment : text;
        return first.Length == 0 || Segments.Contains(first, StringComparer.Ordinal) || first == "favicon.ico";
    }
}
