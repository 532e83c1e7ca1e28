using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aef.Google.Rest.Common;
using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Control;

/// <summary>What is not an API of Google: health, metrics, and the endpoints with a token that stop and reset the server.</summary>
internal sealed class ControlApi(string token, IReadOnlyList<IServerApi> apis, Func<Task> reset, Action stop) : IServerApi
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", (RequestDelegate)HealthAsync);
        routes.MapGet("/metrics", (RequestDelegate)MetricsAsync);
        routes.MapGet("/aef/v1/server", (RequestDelegate)DescribeAsync);
        routes.MapPost("/aef/v1/shutdown", (RequestDelegate)ShutdownAsync);
        routes.MapPost("/aef/v1/reset", (RequestDelegate)ResetAsync);
    }

    private static Task HealthAsync(HttpContext http) => WriteTextAsync(http, "text/plain; charset=utf-8", "ok\n");

    private static Task WriteTextAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    private Task MetricsAsync(HttpContext http)
    {
        var text = new StringBuilder();
        foreach (var (name, help, value) in apis.SelectMany(a => a.Metrics()))
        {
            var kind = name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
        }

        return WriteTextAsync(http, "text/plain; version=0.0.4; charset=utf-8", text.ToString());
    }

    private Task DescribeAsync(HttpContext http)
    {
        Authorize(http);
        http.Response.ContentType = "application/json; charset=UTF-8";
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("version", AefServer.Version);
            writer.WriteNumber("processId", Environment.ProcessId);
            writer.WriteEndObject();
        }

        return http.Response.Body.WriteAsync(buffer.ToArray(), http.RequestAborted).AsTask();
    }

    private async Task ShutdownAsync(HttpContext http)
    {
        Authorize(http);
        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
        await http.Response.CompleteAsync().ConfigureAwait(false);
        stop();
    }

    private async Task ResetAsync(HttpContext http)
    {
        Authorize(http);
        await reset().ConfigureAwait(false);
        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
    }

    private void Authorize(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header["Bearer ".Length..].Trim()), _token))
        {
            throw ApiException.Create(
                ApiCode.Unauthenticated,
                "This endpoint requires the token of the server, which is in the file \"token\" of its state folder.");
        }
    }
}
