using System.Collections;
using System.Globalization;

namespace Aef.Adapters.Connections;

/// <summary>Converts the values that packages return to the types of <see cref="Runs.Connections.IRowReceiver"/>.</summary>
internal static class CellValues
{
    /// <summary>The value in one of the agreed types.</summary>
    public static object? Of(object? value) => value switch
    {
        null or DBNull => null,
        string or bool or long or double or decimal or System.Numerics.BigInteger or Guid or byte[] => value,
        DateTime or DateOnly or TimeOnly or TimeSpan or DateTimeOffset => value,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong large => large <= long.MaxValue ? (long)large : (decimal)large,
        float number => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Stream stream => BytesOf(stream),
        IDictionary map => MapOf(map),
        IEnumerable list => list.Cast<object?>().Select(Of).ToList(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static byte[] BytesOf(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    private static Dictionary<string, object?> MapOf(IDictionary map)
    {
        var result = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            result[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty] = Of(entry.Value);
        }

        return result;
    }
}
