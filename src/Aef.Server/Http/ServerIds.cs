using System.Security.Cryptography;

namespace Aef.Server.Http;

/// <summary>Generates ids: random ones, or with a seed the same ones in the same order.</summary>
internal sealed class ServerIds(ulong? seed)
{
    private readonly Lock _gate = new();
    private ulong _state = seed ?? 0;

    /// <summary>A random number of 64 bits.</summary>
    public ulong Next()
    {
        if (seed is null)
        {
            return BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
        }

        lock (_gate)
        {
            // splitmix64
            var z = _state += 0x9E37_79B9_7F4A_7C15;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>An id in the form of a UUID.</summary>
    public string Uuid() => Uuid(Next(), Next());

    /// <summary>The id in the form of a UUID of version 4 with these bits.</summary>
    public static string Uuid(ulong high, ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, high);
        BitConverter.TryWriteBytes(bytes[8..], low);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
