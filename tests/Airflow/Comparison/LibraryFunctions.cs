using System.Text.RegularExpressions;
using Aef.Core.Targets.Airflow;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// The functions that the product copies into a DAG. Their source never changes, so people review it once, in the product: the reader only
/// requires that it is there character by character. What remains of the file must be in the subset that the reader allows.
/// </summary>
internal static partial class LibraryFunctions
{
    private static readonly Lazy<IReadOnlyList<string>> Sources = new(() =>
    {
        var assembly = typeof(AirflowTarget).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("airflow/", StringComparison.Ordinal)).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
        })];
    });

    public static IEnumerable<string> Names => Sources.Value.SelectMany(NamesOf);

    /// <summary>The source with empty functions instead of those of the library; lines keep their numbers.</summary>
    public static string Remove(string source)
    {
        foreach (var library in Sources.Value)
        {
            var block = $"\n\n\n{library}\n\n\n";
            var at = source.IndexOf(block, StringComparison.Ordinal);
            if (at >= 0)
            {
                var lines = string.Concat(NamesOf(library).Select(n => $"def {n}(**_):\n    pass\n"));
                var missing = library.Split('\n').Length - lines.Count(c => c == '\n') + 1;
                source = source[..(at + 3)] + lines + new string('\n', missing + 2) + source[(at + block.Length)..];
            }
        }

        return source;
    }

    private static IEnumerable<string> NamesOf(string library) => Definition().Matches(library).Select(m => m.Groups["name"].Value);

    [GeneratedRegex("^def (?<name>[a-z0-9_]+)\\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Definition();
}
