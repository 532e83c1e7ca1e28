using Aef.Google.Rest.Storage;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>Writes answers.</summary>
internal static class StorageAnswers
{
    /// <summary>The address of the server, as the client has called it: links must lead there.</summary>
    public static string ServerOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>Answers with an object.</summary>
    public static Task WriteAsync(HttpContext http, StorageObject value) =>
        JsonBody.WriteAsync(http, ObjectResources.WithLinks(value, ServerOf(http.Request)), ServerJson.Writer.StorageObject);

    /// <summary>Answers with a bucket.</summary>
    public static Task WriteAsync(HttpContext http, Bucket value) =>
        JsonBody.WriteAsync(http, ObjectResources.WithLinks(value, ServerOf(http.Request)), ServerJson.Writer.Bucket);

    /// <summary>Answers without a body.</summary>
    public static Task Empty(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        if (status is not (204 or 304))
        {
            http.Response.ContentLength = 0;
        }

        return Task.CompletedTask;
    }
}
