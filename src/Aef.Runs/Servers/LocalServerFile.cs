using System.Text.Json;
using Aef.Documents.Reading;

namespace Aef.Runs.Servers;

/// <summary>The files of a running server in its folder: who it is, and the token of the endpoints that stop and reset it.</summary>
public static class LocalServerFile
{
    private const string Name = "server.json";
    private const string TokenName = "token";

    /// <summary>The subfolder of a state folder that a server uses.</summary>
    public const string Folder = "server";

    /// <summary>Writes the description of a server to its folder.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(LocalServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("url", server.Url.GetLeftPart(UriPartial.Authority));
            json.WriteNumber("processId", server.ProcessId);
            json.WriteString("version", server.Version);
            json.WriteString("startTime", server.StartTime.UtcDateTime);
            json.WriteEndObject();
        }

        AtomicFile.Write(PathOf(server.Path, Name), System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    /// <summary>The server of a folder; null if none has described itself there, or its description cannot be read.</summary>
    public static LocalServer? Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(PathOf(path, Name)));
            var root = json.RootElement;
            return new LocalServer(
                new Uri(root.GetProperty("url").GetString() ?? string.Empty),
                root.GetProperty("processId").GetInt32(),
                root.GetProperty("version").GetString() ?? string.Empty,
                root.GetProperty("startTime").GetDateTimeOffset(),
                System.IO.Path.GetFullPath(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The token of a server, which only its user can read; null if there is none.</summary>
    public static string? ReadToken(string path)
    {
        try
        {
            return File.ReadAllText(PathOf(path, TokenName)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes the files of a server that ends.</summary>
    public static void Delete(string path)
    {
        File.Delete(PathOf(path, Name));
        File.Delete(PathOf(path, TokenName));
    }

    private static string PathOf(string path, string name) => System.IO.Path.Combine(path, name);
}
