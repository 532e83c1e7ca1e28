using System.Text.Json;
using Aef.Google.Rest.Common;
using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Faults;

/// <summary>Replaces the faults while the server runs, with the token of the server: <c>PUT /aef/v1/faults</c>.</summary>
internal sealed class FaultsApi(FaultSource faults, Action<HttpContext> authorize) : IServerApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/aef/v1/faults", (RequestDelegate)ReplaceAsync);
        routes.MapGet("/aef/v1/faults", (RequestDelegate)CountAsync);
    }

    private async Task ReplaceAsync(HttpContext http)
    {
        authorize(http);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        try
        {
            faults.Load(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (ArgumentException e)
        {
            throw ApiException.Invalid(e.Message);
        }

        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
    }

    private async Task CountAsync(HttpContext http)
    {
        authorize(http);
        using var buffer = new MemoryStream();
        var writer = new Utf8JsonWriter(buffer);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteNumber("caused", faults.Current?.Caused ?? 0);
            writer.WriteEndObject();
        }

        http.Response.ContentType = "application/json; charset=UTF-8";
        await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted).ConfigureAwait(false);
    }
}
