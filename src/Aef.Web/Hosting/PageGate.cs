using Aef.Server.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aef.Web.Hosting;

/// <summary>
/// Lets a request of the page pass, or refuses it: another host (DNS rebinding), a foreign origin, a missing cookie, another method, a
/// body that is too large. It sets the headers that keep scripts of others out.
/// </summary>
internal sealed class PageGate(RequestDelegate next, PageSession session, Action<string> log)
{
    private const int MaxBodyBytes = 64 * 1024;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        SetHeaders(http);
        if (!LocalRequest.IsLocal(request.Host.Host))
        {
            await RefuseAsync(http, 403, "The page answers only for the hosts 127.0.0.1, localhost and [::1].").ConfigureAwait(false);
            return;
        }

        if (request.Headers.Origin is { Count: > 0 } origin && !LocalRequest.IsOwnOrigin(origin.ToString(), request.Host.Port))
        {
            await RefuseAsync(http, 403, "The request comes from a web page of another origin.").ConfigureAwait(false);
            return;
        }

        if (!IsAllowed(request))
        {
            await RefuseAsync(http, 405, "The page accepts GET only.").ConfigureAwait(false);
            return;
        }

        if (HttpMethods.IsGet(request.Method) && request.Path == "/" && session.AcceptsToken(request.Query["token"]))
        {
            await EnterAsync(http).ConfigureAwait(false);
            return;
        }

        if (!session.AcceptsCookie(request.Cookies[PageSession.CookieName(http.Connection.LocalPort)]))
        {
            await RefuseAsync(http, 401, "Open the address with the token that aef serve prints when it starts.").ConfigureAwait(false);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && !http.WebSockets.IsWebSocketRequest)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        await ForwardAsync(http).ConfigureAwait(false);
    }

    /// <summary>Only the connection of the page posts; a browser sends its origin then.</summary>
    private static bool IsAllowed(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        || HttpMethods.IsHead(request.Method)
        || (request.Path.StartsWithSegments("/_blazor") && HttpMethods.IsPost(request.Method) && request.Headers.Origin.Count == 1);

    private static void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        var port = http.Connection.LocalPort;
        headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
            + $"img-src 'self' data:; connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port}; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static Task RefuseAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync($"Aef: {text}\n", http.RequestAborted);
    }

    /// <summary>
    /// A page that leads on, and not a redirect: a browser that followed a link of another site would not send the new cookie with it.
    /// </summary>
    private Task EnterAsync(HttpContext http)
    {
        http.Response.Cookies.Append(
            PageSession.CookieName(http.Connection.LocalPort),
            session.Cookie,
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(
            "<!DOCTYPE html><html lang=\"en\"><head><title>Aef</title>"
            + "<link rel=\"icon\" href=\"/page/icon.svg\"><meta http-equiv=\"refresh\" content=\"0;url=/\"></head>"
            + "<body><p><a href=\"/\">Continue</a></p></body></html>",
            http.RequestAborted);
    }

    private async Task ForwardAsync(HttpContext http)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            SetHeaders(http);
            var isBad = e is BadHttpRequestException or InvalidDataException or System.Text.Json.JsonException;
            if (!isBad)
            {
                log($"A request of the page failed with {e.GetType().Name} (a bug of Aef): {e.StackTrace}");
            }

            await RefuseAsync(http, isBad ? 400 : 500, isBad ? "The request is invalid." : "Internal error.").ConfigureAwait(false);
        }
    }
}
