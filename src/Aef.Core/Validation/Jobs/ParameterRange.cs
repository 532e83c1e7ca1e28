using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>The values and the form of strings that an entry requires for a parameter.</summary>
internal static class ParameterRange
{
    /// <summary>The problem of a value of the right type; null when the parameter accepts it.</summary>
    public static (Location Location, string Expected, string Meant, DiagnosticFix? Fix)? ProblemOf(
        ExecutorParameter parameter,
        DocumentNode value)
    {
        if (ParameterConversion.IsAbsent(value))
        {
            return null;
        }

        var converted = ParameterConversion.Convert(value, parameter.Type);
        if (parameter.Values.Count > 0 && !parameter.Allows(converted))
        {
            var words = parameter.Words();
            var meant = converted is ScalarNode scalar ? Nearest(scalar.Text, words) : null;
            var fix = meant is not null && value is ScalarNode written ? Rewriting.Replace(written.Location, written.Text, meant) : null;
            return (value.Location, Quoted.Choice(words), Spelling.Question(meant), fix);
        }

        return parameter.Format is { } format && Texts(converted).FirstOrDefault(t => !ParameterFormats.Fits(format, t.Text)) is { } wrong
            ? (wrong.Location.HasPosition ? wrong.Location : value.Location, ParameterFormats.Describe(format), string.Empty, null)
            : null;
    }

    /// <summary>The word that was probably meant: one that contains the text is near too, such as WRITE_TRUNCATE for TRUNCATE.</summary>
    private static string? Nearest(string text, IReadOnlyList<string> words) =>
        Spelling.Nearest(text, words)
            ?? (text.Length > 2 && words.Where(w => w.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList() is [var only]
                ? only
                : null);

    private static IEnumerable<ScalarNode> Texts(DocumentNode value) => value switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text => [text],
        SequenceNode list => list.Items.SelectMany(Texts),
        _ => [],
    };
}
