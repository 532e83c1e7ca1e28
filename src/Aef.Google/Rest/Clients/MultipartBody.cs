using System.Text;
using System.Text.Json;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Clients;

/// <summary>The body of an upload with metadata: <c>multipart/related</c>.</summary>
internal static class MultipartBody
{
    /// <summary>A body with a boundary that is not in its content.</summary>
    public static TransportBody Create(StorageObject metadata, ReadOnlyMemory<byte> content)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(metadata, GoogleJson.Default.StorageObject);
        var boundary = Boundary(content.Span);
        using var all = new MemoryStream(content.Length + json.Length + 512);
        Write(all, $"--{boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n");
        all.Write(json);
        Write(all, $"\r\n--{boundary}\r\nContent-Type: {metadata.ContentType}\r\n\r\n");
        all.Write(content.Span);
        Write(all, $"\r\n--{boundary}--\r\n");
        return new TransportBody(all.ToArray(), $"multipart/related; boundary={boundary}");
    }

    private static string Boundary(ReadOnlySpan<byte> content)
    {
        for (var number = 0; ; number++)
        {
            var boundary = $"aef-boundary-{number}";
            if (content.IndexOf(Encoding.ASCII.GetBytes("--" + boundary)) < 0)
            {
                return boundary;
            }
        }
    }

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
