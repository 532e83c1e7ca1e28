using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Aef.Google.Rest.Clients;

/// <summary>The checksums of Cloud Storage, as its JSON API writes them.</summary>
public static class Checksums
{
    /// <summary>CRC-32C in base64 of its big-endian bytes.</summary>
    public static string Crc32c(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        var words = bytes[..(bytes.Length & ~7)];
        while (words.Length > 0)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(words));
            words = words[8..];
        }

        foreach (var b in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        Span<byte> big = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(big, ~crc);
        return Convert.ToBase64String(big);
    }

    /// <summary>MD5 in base64.</summary>
#pragma warning disable CA5351 // Cloud Storage defines the field; it protects against damage, not against attackers.
    public static string Md5(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(MD5.HashData(bytes));
#pragma warning restore CA5351
}
