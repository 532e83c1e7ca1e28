using System.Security.Cryptography;
using System.Text;

namespace Aef.Runs.Observation;

/// <summary>Ids that a run has in every process that continues it, so that a report that is repeated describes the same thing.</summary>
internal static class StableIds
{
    /// <summary>A UUID for parts.</summary>
    public static Guid Uuid(params ReadOnlySpan<string> parts)
    {
        var bytes = Hash(parts)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // version 8: made by the application
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The first bytes of the hash of parts, as lower-case hexadecimal digits; never zero.</summary>
    public static string Hex(int bytes, params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(Hash(parts)[..bytes]);

    private static byte[] Hash(ReadOnlySpan<string> parts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
}
