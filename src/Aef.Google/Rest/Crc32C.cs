using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Aef.Google.Rest;

/// <summary>CRC-32C, the checksum of Cloud Storage (RFC 4960, appendix B), computed piece by piece.</summary>
internal struct Crc32C
{
    private uint _inverted;

    /// <summary>The checksum of the bytes until now.</summary>
    public readonly uint Value => _inverted;

    /// <summary>The checksum of bytes.</summary>
    public static Crc32C Of(ReadOnlySpan<byte> bytes)
    {
        var crc = default(Crc32C);
        crc.Append(bytes);
        return crc;
    }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~_inverted;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var single in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, single);
        }

        _inverted = ~crc;
    }

    /// <summary>The checksum as Cloud Storage writes it: base64 of its bytes, the highest first.</summary>
    public override readonly string ToString()
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Value);
        return Convert.ToBase64String(bytes);
    }
}
