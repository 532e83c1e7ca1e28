using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aef.Tests.Data;

/// <summary>A server on loopback with a few files. It closes each connection after its answer.</summary>
internal sealed class FileServer : IDisposable
{
    public static readonly byte[] Compressed = Gzip("id,name\n1,a\n2,b\n"u8);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FileServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, leaveOpen: true);
                var path = (await reader.ReadLineAsync())?.Split(' ')[1].Split('?')[0];
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                    // The headers have no meaning here.
                }

                var (head, body) = path switch
                {
                    "/good.csv" => Answer("id,name\n1,a\n2,b\n"u8),
                    "/good.csv.gz" => Answer(Compressed),
                    "/bad.csv" => Answer("id,name\n1,a\nzwei,b\n"u8),
                    "/products.jsonl" => Answer("{\"id\": 1, \"price\": 2.0}\n{\"id\": 2, \"brand\": \"A\", \"price\": 3.126}\n"u8),
                    "/plain" => Answer("x"u8),
                    "/moved" => ("HTTP/1.1 302 Found\r\nLocation: /good.csv\r\nContent-Length: 0", []),
                    "/cut.csv" => ("HTTP/1.1 200 OK\r\nContent-Length: 100", "id,na"u8.ToArray()),
                    "/chunked.csv" => (
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
                        "14\r\nid,name\n1,a\n2,b\n3,c\n\r\n0\r\n\r\n"u8.ToArray()),
                    _ => ("HTTP/1.1 404 Not Found\r\nContent-Length: 0", Array.Empty<byte>()),
                };
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(body);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test has ended.
        }
    }

    private static (string Head, byte[] Body) Answer(ReadOnlySpan<byte> body) =>
        ($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}", body.ToArray());
}
