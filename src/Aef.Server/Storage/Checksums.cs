using Microsoft.Extensions.Primitives;

namespace Aef.Server.Storage;

/// <summary>The checksums of a content, in base64.</summary>
/// <param name="Md5">The MD5; null if it is unknown, as that of composed objects.</param>
/// <param name="Crc32C">The CRC32C; null if a client does not state it.</param>
internal sealed record Checksums(string? Md5, string? Crc32C)
{
    /// <summary>Reads <c>X-Goog-Hash: crc32c=..,md5=..</c>, which may be several headers.</summary>
    public static Checksums Read(StringValues header)
    {
        string? Find(string name) => header.SelectMany(h => (h ?? string.Empty).Split(','))
            .Select(h => h.Trim())
            .Where(h => h.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .Select(h => h[name.Length..])
            .FirstOrDefault();

        return new Checksums(Find("md5="), Find("crc32c="));
    }

    /// <summary>Throws 400 if a client states a checksum that differs from the computed one.</summary>
    public void Verify(Checksums? stated)
    {
        Verify("MD5 hash", stated?.Md5, Md5);
        Verify("CRC32C", stated?.Crc32C, Crc32C);
    }

    private static void Verify(string name, string? stated, string? computed)
    {
        if (!string.IsNullOrEmpty(stated) && computed is not null && stated != computed)
        {
            throw StorageErrors.Invalid($"Provided {name} \"{stated}\" doesn't match calculated {name} \"{computed}\".");
        }
    }
}
