using System.Text.Json;
using Aef.Google.Rest.Common;
using Aef.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Http;

/// <summary>Answers every error in Google's format, also those of the web server itself.</summary>
internal sealed class ErrorResponses(RequestDelegate next, Action<string> log)
{
    /// <summary>Runs a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http).ConfigureAwait(false);
            if (http.Response is { HasStarted: false, StatusCode: 404 or 405 or 415, ContentLength: null, ContentType: null })
            {
                var path = http.Request.Path;
                await WriteAsync(
                    http,
                    ApiError.Create(ApiCode.NotFound, $"The server has no method {http.Request.Method} {path}.")).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, ErrorOf(e)).ConfigureAwait(false);
        }
    }

    /// <summary>Answers with an error.</summary>
    public static Task WriteAsync(HttpContext http, ApiError error)
    {
        http.Response.Clear();
        if (error.HttpStatus == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return JsonBody.WriteAsync(http, new ErrorResponse { Error = error.Body }, ServerJson.Writer.ErrorResponse, error.HttpStatus);
    }

    private ApiError ErrorOf(Exception exception)
    {
        switch (exception)
        {
            case ApiException api:
                return api.Error;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ApiError.Create(ApiCode.InvalidArgument, "Request payload size exceeds the limit.");
            case BadHttpRequestException bad:
                return ApiError.Create(ApiCode.InvalidArgument, bad.Message);
            case JsonException or InvalidDataException or System.Text.DecoderFallbackException:
                return ApiError.Create(ApiCode.InvalidArgument, "Invalid JSON payload received.");
            case IOException io:
                log($"A request failed: {io.Message}");
                return ApiError.Create(ApiCode.Unavailable, "The server cannot write its state.");
            default:
                // The message and the stack trace are for the operator only: they may contain values of users.
                log($"A request failed with {exception.GetType().Name} (a bug of Aef): {exception.StackTrace}");
                return ApiError.Create(ApiCode.Internal, "Internal error.");
        }
    }
}
