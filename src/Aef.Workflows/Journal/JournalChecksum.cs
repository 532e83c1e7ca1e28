using System.Buffers.Binary;
using System.Numerics;

namespace Aef.Workflows.Journal;

/// <summary>The checksum of a record: CRC-32C (RFC 3720, appendix B.4), as eight hexadecimal digits.</summary>
internal static class JournalChecksum
{
    public const int Digits = 8;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var rest in bytes)
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}
