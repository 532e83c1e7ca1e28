using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aef.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Http;

/// <summary>Reads the JSON bodies of requests and writes those of answers.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>
    /// Reads a resource: names in camelCase or snake_case; null counts as absent. An empty body is an empty resource.
    /// <paramref name="type"/> belongs to <see cref="ServerJson.Reader"/>.
    /// </summary>
    public static async Task<T> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        var body = await ReadNodeAsync(http).ConfigureAwait(false);
        return Convert(body, type);
    }

    /// <summary>The object in a body; an empty one for no body.</summary>
    public static async Task<JsonObject> ReadNodeAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted).ConfigureAwait(false);
        if (buffer.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: Strict) as JsonObject
                ?? throw ApiException.Invalid("Invalid JSON payload received. The body must be a JSON object.");
        }
        catch (JsonException e)
        {
            throw ApiException.Invalid($"Invalid JSON payload received. {e.Message}");
        }
    }

    /// <summary>Converts an object to a resource.</summary>
    public static T Convert<T>(JsonObject body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            JsonFields.Normalize(body, type, string.Empty);
            return body.Deserialize(type) ?? throw ApiException.Invalid("Invalid JSON payload received. The body must be a JSON object.");
        }
        catch (JsonException e)
        {
            var field = e.Path is { Length: > 2 } path ? path[2..] : "body";
            throw ApiException.InvalidField(field, "Invalid value.");
        }
        catch (InvalidOperationException)
        {
            // Text that is not valid Unicode.
            throw ApiException.Invalid("Invalid JSON payload received. A string is not valid Unicode.");
        }
    }

    /// <summary>Answers with a resource.</summary>
    public static Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=UTF-8";
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
