using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Aef.Workflows.Journal;

/// <summary>The end of a line, with the checksum of everything before it.</summary>
internal static class JournalLine
{
    private static ReadOnlySpan<byte> Before => ",\"crc\":\""u8;

    private static ReadOnlySpan<byte> Behind => "\"}"u8;

    private static int Length => Before.Length + JournalChecksum.Digits + Behind.Length;

    /// <summary>Ends a record, an object whose closing brace is still missing.</summary>
    public static void Finish(ArrayBufferWriter<byte> line)
    {
        var sum = JournalChecksum.Of(line.WrittenSpan);
        line.Write(Before);
        var digits = line.GetSpan(JournalChecksum.Digits);
        sum.TryFormat(digits, out var written, "x8", CultureInfo.InvariantCulture);
        line.Advance(written);
        line.Write(Behind);
        line.Write("\n"u8);
    }

    /// <summary>Compares a line, given without its line break, with its checksum.</summary>
    public static bool TryCheck(ReadOnlySpan<byte> line, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (line.Length < Length || !line.EndsWith(Behind) || !line[^Length..].StartsWith(Before))
        {
            problem = "it does not end with a checksum";
            return false;
        }

        var digits = line.Slice(line.Length - Behind.Length - JournalChecksum.Digits, JournalChecksum.Digits);
        if (!uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sum))
        {
            problem = $"\"{Encoding.Latin1.GetString(digits)}\" is not a checksum";
            return false;
        }

        var actual = JournalChecksum.Of(line[..^Length]);
        if (actual != sum)
        {
            problem = $"its checksum is {actual:x8}, not {sum:x8}";
            return false;
        }

        return true;
    }
}
