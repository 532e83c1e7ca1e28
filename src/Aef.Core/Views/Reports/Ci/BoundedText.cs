using System.Text;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>Lines whose total size never exceeds a number of bytes.</summary>
internal sealed class BoundedText(int mostBytes)
{
    private readonly StringBuilder _text = new();
    private int _bytes;

    /// <summary>The size of the lines with their line endings, in bytes.</summary>
    public static int SizeOf(IEnumerable<string> lines) => lines.Sum(l => Encoding.UTF8.GetByteCount(l) + 1);

    /// <summary>Adds all the lines, or none when less than <paramref name="spare"/> bytes would remain.</summary>
    public bool TryAdd(string[] lines, int spare)
    {
        var bytes = SizeOf(lines);
        if (_bytes + bytes + spare > mostBytes)
        {
            return false;
        }

        _bytes += bytes;
        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }

        return true;
    }

    public override string ToString() => _text.ToString();
}
