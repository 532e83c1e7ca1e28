namespace Aef.Core.Pipelines.Reading;

/// <summary>
/// The keywords for a few values; case is ignored. This is a plain array: dictionaries over enums cannot be compiled ahead of time, and
/// compiling one when a command starts costs more time than searching the array ever does.
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

    /// <summary>The keywords, as messages show them.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The keywords with their values.</summary>
    public static Choices<T> Of(string[] words, T[] values) => new(words, values);

    /// <summary>The value of a keyword.</summary>
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
