using System.Collections.Frozen;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A kind of binding: its keyword, its settings, and how they are read.</summary>
internal sealed class BindingKind<T>
    where T : ExecutorBinding
{
    private readonly Func<SettingReader, T> _read;

    /// <summary>Creates a kind with the names of its settings.</summary>
    public BindingKind(string word, Func<SettingReader, T> read, params ReadOnlySpan<string> settings)
    {
        Word = word;
        Settings = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, settings);
        _read = read;
    }

    /// <summary>The keyword of the kind in an entry.</summary>
    public string Word { get; }

    /// <summary>The names of its settings, without the key that names the kind.</summary>
    public FrozenSet<string> Settings { get; }

    /// <summary>Reads a binding of this kind.</summary>
    public T Read(SettingReader settings) => _read(settings);
}
