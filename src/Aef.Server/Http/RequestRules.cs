using Aef.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aef.Server.Http;

/// <summary>
/// Refuses requests that web pages of others may have sent: another host (DNS rebinding), a foreign origin, another site, and bodies that
/// browsers send without asking.
/// </summary>
internal sealed class RequestRules(RequestDelegate next, long maxBodyBytes)
{
    /// <summary>Checks a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!LocalRequest.IsLocal(request.Host.Host))
        {
            throw ApiException.Create(
                ApiCode.PermissionDenied,
                "The server answers only for the hosts 127.0.0.1, localhost and [::1]; the request names another one in its Host header.");
        }

        if (request.Headers.Origin is { Count: > 0 } origin && !LocalRequest.IsOwnOrigin(origin.ToString(), request.Host.Port))
        {
            throw ApiException.Create(ApiCode.PermissionDenied, "The request comes from a web page of another origin.");
        }

        if (request.Headers["Sec-Fetch-Site"].ToString().Equals("cross-site", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiException.Create(ApiCode.PermissionDenied, "The request comes from a web page of another site.");
        }

        var acceptsAny = http.GetEndpoint()?.Metadata.GetMetadata<AnyBody>() is not null;
        if (!acceptsAny)
        {
            LimitBody(http);
            if (HasBody(request) && !IsJson(request.ContentType))
            {
                throw ApiException.Invalid("The body must be JSON, with Content-Type: application/json.");
            }
        }

        return next(http);
    }

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;

    private static bool IsJson(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim();
        return string.IsNullOrEmpty(type) || type.Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }

    private void LimitBody(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBodyBytes;
        }
    }
}
