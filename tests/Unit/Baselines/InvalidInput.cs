using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Aef.Documents.Diagnostics;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Baselines;

/// <summary>
/// An input of tests/Baselines/Invalid. Its first lines are comments, <c>#</c> in YAML and <c>//</c> elsewhere: <c>kind KIND</c> sets its
/// kind (a kind of the pages' examples; without it, a definition), and each <c>expect CODE LINE:COLUMN</c>, in several files <c>expect CODE
/// FILE LINE:COLUMN</c>,
/// what must be found. The comments are no part of the input, but lines count from the first line of the file.
/// </summary>
internal sealed partial record InvalidInput(string Path, string Kind, IReadOnlyList<string> Expected, string Text, int HeaderLines)
{
    private static readonly ConcurrentDictionary<string, InvalidInput> Loaded = new(StringComparer.Ordinal);

    public static string Folder { get; } = Repository.PathOf("tests", "Baselines", "Invalid");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Several classes test all inputs, and some of those are large: each is read once.</summary>
    public static InvalidInput Load(string name) => Loaded.GetOrAdd(name, Read);

    private static InvalidInput Read(string name)
    {
        var path = System.IO.Path.Combine(Folder, name);
        var lines = File.ReadAllText(path).Split('\n');
        var kind = "definition";
        var expected = new List<string>();
        var header = 0;
        for (; header < lines.Length && Header().Match(lines[header]) is { Success: true } match; header++)
        {
            if (match.Groups["word"].Value == "kind")
            {
                kind = match.Groups["rest"].Value.Trim();
            }
            else
            {
                expected.Add(match.Groups["rest"].Value.Trim());
            }
        }

        return new InvalidInput(path, kind, expected, DiagnosticPage.Expand(string.Join('\n', lines[header..])), header);
    }

    /// <summary>
    /// What is found, in the words of the comments. Remarks need not be expected; what is found in checking and again in compiling is found
    /// once.
    /// </summary>
    public IReadOnlyList<string> Find()
    {
        var wanted = Expected.Select(e => e.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. ExampleRunner.Run(Kind, Text).DistinctBy(d => (d.Code, d.Location.ToString(), d.Message)).Where(d => d.Severity != DiagnosticSeverity.Info || wanted.Contains(d.Code)).Select(Describe)];
    }

    private string Describe(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.Start;
        if (start.Line == 0)
        {
            return diagnostic.Code;
        }

        return (Kind is "project" or "terraform" || Text.StartsWith("=== ", StringComparison.Ordinal))
            && diagnostic.Location.Path is { } path
            ? $"{diagnostic.Code} {ProjectExamples.NameOf(path)} {start.Line}:{start.Column}"
            : $"{diagnostic.Code} {start.Line + HeaderLines}:{start.Column}";
    }

    [GeneratedRegex(@"^(#|//) (?<word>kind|expect) (?<rest>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Header();
}
