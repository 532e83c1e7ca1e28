using Aef.Server.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aef.Server.Faults;

/// <summary>
/// Lets calls go wrong as described in a fault file. It is the first to see a request:
/// before a fault with <c>before</c> nothing has happened, and
/// before one with <c>after</c> the call has had its whole effect, whatever its answer was.
/// </summary>
internal sealed class FaultInjection(RequestDelegate next, FaultSource faults, TimeProvider clock)
{
    /// <summary>Runs a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (faults.Current is not { } counter
            || MethodOf(http) is not { } method
            || counter.Next(method, http.Request.Path.ToString()) is not { } fault)
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        if (fault.Kind == FaultKind.Delay && !fault.IsAfter)
        {
            await Task.Delay(fault.Delay, clock, http.RequestAborted).ConfigureAwait(false);
            await next(http).ConfigureAwait(false);
            return;
        }

        if (fault.IsAfter)
        {
            await RunAsync(http, fault).ConfigureAwait(false);
        }

        await FailAsync(http, fault, method).ConfigureAwait(false);
    }

    private static string? MethodOf(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return MethodName.Of(
            http.Request.Method,
            query < 0 ? target : target[..query],
            http.Request.Query["alt"] == "media",
            http.Request.Query.ContainsKey("upload_id"));
    }

    /// <summary>Lets the call have its effect. Its answer is kept back; for a delay it follows later.</summary>
    private async Task RunAsync(HttpContext http, Fault fault)
    {
        var body = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = fault.Kind == FaultKind.Delay ? answer : Stream.Null;
        await next(http).ConfigureAwait(false);
        http.Response.Body = body;
        if (fault.Kind == FaultKind.Delay)
        {
            await Task.Delay(fault.Delay, clock, http.RequestAborted).ConfigureAwait(false);
            await body.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task FailAsync(HttpContext http, Fault fault, string method)
    {
        switch (fault.Kind)
        {
            case FaultKind.Status:
                await ErrorResponses.WriteAsync(http, FaultErrors.Of(fault.Status, method)).ConfigureAwait(false);
                break;
            case FaultKind.Reset:
                if (http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
                {
                    // Closing with this setting sends RST instead of FIN.
                    socket.LingerState = new System.Net.Sockets.LingerOption(enable: true, seconds: 0);
                    socket.Close();
                }

                http.Abort();
                break;
            case FaultKind.Drop:
                http.Abort();
                break;
        }
    }
}
