namespace Aef.Core.Pipelines.Reading;

/// <summary>
/// The words that mean a few values; case does not count. A plain array: dictionaries over enums cannot be compiled ahead of time, and
/// compiling them when a
/// command starts takes longer than looking through the array will ever do.
/// </summary>
internal sealed class Choices<T>
    where T : struct
{
    private readonly string[] _words;
    private readonly T[] _values;

    private Choices(string[] words, T[] values)
    {
        _words = words;
        _values = values;
    }

    /// <summary>The words, as messages show them.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Words and values side by side.</summary>
    public static Choices<T> Of(string[] words, T[] values) => new(words, values);

    /// <summary>The value of a word.</summary>
    public bool TryGet(string word, out T value)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (string.Equals(_words[i], word, StringComparison.OrdinalIgnoreCase))
            {
                value = _values[i];
                return true;
            }
        }

        value = default;
        return false;
    }
}
