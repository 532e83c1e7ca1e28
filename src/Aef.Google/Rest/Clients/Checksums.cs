using System.Security.Cryptography;

namespace Aef.Google.Rest.Clients;

/// <summary>The checksums of Cloud Storage, as its JSON API writes them.</summary>
public static class Checksums
{
    /// <summary>CRC-32C in base64 of its big-endian bytes.</summary>
    public static string Crc32c(ReadOnlySpan<byte> bytes) => Crc32C.Of(bytes).ToString();

    /// <summary>MD5 in base64.</summary>
#pragma warning disable CA5351 // Cloud Storage defines the field; it protects against damage, not against attackers.
    public static string Md5(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(MD5.HashData(bytes));
#pragma warning restore CA5351
}
