using Aef.Core.Operations;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>Writes a value as a word of a POSIX shell, and a list as several words.</summary>
internal static class ShellWords
{
    public static FilteredText Write(DocumentNode node) => node switch
    {
        SequenceNode list => Join([.. list.Items.Select(i => i is ScalarNode scalar ? Word(scalar) : Nested(i))]),
        ScalarNode scalar => Word(scalar),
        _ => new FilteredText(null, "a shell has no objects; name the value to write, or write JSON with | json | sh"),
    };

    private static FilteredText Nested(DocumentNode item) =>
        new(null, $"an item of the list is {item.Kind}, and a word of a shell is a string");

    private static FilteredText Join(FilteredText[] words) =>
        Array.Find(words, w => w.Text is null) ?? new FilteredText(string.Join(' ', words.Select(w => w.Text)));

    private static FilteredText Word(ScalarNode scalar)
    {
        var text = scalar.ScalarKind == ScalarKind.Null ? string.Empty : scalar.Text;
        return text.Contains('\0', StringComparison.Ordinal)
            ? new FilteredText(null, $"{Quoted.Text(text)} contains the character NUL, which no argument of a program can contain")
            : new FilteredText($"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'");
    }
}
