using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Aef.Google.Rest;

namespace Aef.Server.Store;

/// <summary>
/// The form of a record in the log: its length and the CRC-32C of its content, then the changes of one write. A record that the end of the
/// process has cut off does not match its checksum, so none of its changes counts.
/// </summary>
internal static class StoreRecord
{
    /// <summary>The bytes before the content.</summary>
    public const int HeaderLength = 8;

    /// <summary>The largest content of a record.</summary>
    public const int MaxLength = 512 * 1024 * 1024;

    /// <summary>Appends a record and returns the offset of each value from the beginning of the record.</summary>
    public static int[] Append(ArrayBufferWriter<byte> output, IReadOnlyList<StoreChange> changes)
    {
        var offsets = new int[changes.Count];
        var length = 4;
        foreach (var change in changes)
        {
            length += 13
                + Encoding.UTF8.GetByteCount(change.Collection)
                + Encoding.UTF8.GetByteCount(change.Key)
                + (change.Value?.Length ?? 0);
        }

        var span = output.GetSpan(HeaderLength + length)[..(HeaderLength + length)];
        var content = span[HeaderLength..];
        BinaryPrimitives.WriteInt32LittleEndian(content, changes.Count);
        var at = 4;
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            content[at++] = change.Value is null ? (byte)0 : (byte)1;
            at = WriteText(content, at, change.Collection);
            at = WriteText(content, at, change.Key);
            BinaryPrimitives.WriteInt32LittleEndian(content[at..], change.Value?.Length ?? 0);
            at += 4;
            offsets[i] = HeaderLength + at;
            change.Value?.CopyTo(content[at..]);
            at += change.Value?.Length ?? 0;
        }

        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], Checksum(content));
        output.Advance(HeaderLength + length);
        return offsets;
    }

    /// <summary>Reads the changes of a record, with the offset of each value from the beginning of the record.</summary>
    public static List<(StoreChange Change, int Offset)> Read(ReadOnlySpan<byte> content)
    {
        var changes = new List<(StoreChange, int)>();
        var count = BinaryPrimitives.ReadInt32LittleEndian(content);
        var at = 4;
        for (var i = 0; i < count; i++)
        {
            var isPut = content[at++] == 1;
            var collection = ReadText(content, ref at);
            var key = ReadText(content, ref at);
            var length = BinaryPrimitives.ReadInt32LittleEndian(content[at..]);
            at += 4;
            changes.Add((new StoreChange(collection, key, isPut ? content.Slice(at, length).ToArray() : null), HeaderLength + at));
            at += length;
        }

        return changes;
    }

    /// <summary>CRC-32C.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes) => Crc32C.Of(bytes).Value;

    private static int WriteText(Span<byte> content, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, content[(at + 4)..]);
        BinaryPrimitives.WriteInt32LittleEndian(content[at..], length);
        return at + 4 + length;
    }

    private static string ReadText(ReadOnlySpan<byte> content, ref int at)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(content[at..]);
        var text = Encoding.UTF8.GetString(content.Slice(at + 4, length));
        at += 4 + length;
        return text;
    }
}
