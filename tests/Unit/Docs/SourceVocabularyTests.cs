using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Docs;

/// <summary>
/// The words that may not return to the sources (comments, strings and identifiers), the documentation, the module, the schemas and the
/// names of tests. <c>Allowed</c> lists the few places where such a word is correct.
/// </summary>
public sealed partial class SourceVocabularyTests
{
    private static readonly (string Pattern, string Instead)[] Words =
    [
        (@"\bfindings?\b", "diagnostic, problem"),
        (@"\bremarks?\b", "info message"),
        (@"\bstands? (twice|there|in the (file|source|text))\b|\b(it|that|which|key|place|value) stands\b", "is, appears"),
        (@"\bways? out\b", "fix"),
        (@"\bmend(s|ed|ing)?\b|\brepair(s|ed|ing)?\b", "fix"),
        (@"\bjudge[ds]?\b", "apply the severity policy"),
        (@"\bworlds?\b", "environment"),
        (@"\bstrands?\b", "fiber"),
        (@"\bwording\b", "text"),
        (@"\bat work\b", "running"),
        (@"\bgo(es)? on with\b", "resume, continue"),
        (@"\banew\b|\bmeanwhile\b", "again, in the meantime"),
        (@"\bof (yours|ours)\b", "your, built-in"),
        (@"\blies? beside\b", "name the adjacent files"),
        (@"\btells\b|\btold\b", "reports, prints, describes"),
        (@"\bsays\b", "states, reports, describes"),
        (@"\bgives\b", "returns, produces, contains"),
        (@"\btries\b", "attempts"),
        (@"\bhears?\b|\bheard\b", "receives"),
        (@"\blook(s|ed)? at\b", "poll, read, check"),
        (@"\blies? (in|next to|below|under|at|there|outside)\b", "is"),
        (@"\bstretch(es)?\b", "span"),
        (@"\bslips?\b", "typing error, mistake"),
        (@"\bwhoever\b", "name the role: the caller, the user"),
    ];

    // A function accepts arguments. Time, size and precedence are what it may take; "takes" is also a key of mock files.
    private const string Takes =
        @"(?<!<c>)(?<![`""])\btakes\b(?! (\{|(too|longer|no|its time|more|less|precedence|moments|an?|some|real time|milliseconds|about|\d+)\b))";

    // Of these, identifiers are made: FindingCount, RunWorld.
    private static readonly string[] IdentifierParts =
    [
        "Finding", "Remark", "WayOut", "Judge", "World", "Strand", "Wording", "Repair", "Told", "Hear", "Says", "Gives", "Stretch", "Slip", "InPlaceOf",
    ];

    private static readonly (string File, string Word)[] Allowed =
    [
        ("module/Help/MamlWriter.cs", "remarks"), // an element of MAML
        ("docs/adr/", "judged"), // the titles of decisions
    ];

    public static TheoryData<string> Files =>
    [
        .. Repository.Sources("src").Concat(Repository.Sources("module")).Select(Repository.Relative),
        .. In("module", "*.txt", "*.psd1", "*.ps1xml"),
        .. In("schemas", "*.json"),
        .. In("docs", "*.md"),
        .. In("src", "support-library.yaml", "admission.yaml", "callbacks.yaml", "connectors.yaml", "local.yaml"),
        .. In("tests/Baselines", "*.md"),
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_uses_the_words_of_the_field(string file)
    {
        var text = Ignored().Replace(File.ReadAllText(Repository.PathOf(file)), " ");

        Find(text).Concat(file.EndsWith(".cs", StringComparison.Ordinal) ? FindIdentifiers(text).Concat(FindTakes(text)) : [])
            .Where(f => !Allowed.Any(a => file.StartsWith(a.File, StringComparison.Ordinal) && a.Word == f.Word))
            .Select(f => $"\"{f.Word}\" in \"{f.Line}\"; use: {f.Instead}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Names_of_tests_use_the_words_of_the_field() =>
        Repository.Sources("tests").SelectMany(f => TestName().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["name"].Value)
            .Where(name => Find(name.Replace('_', ' ')).Concat(FindTakes(name.Replace('_', ' '))).Any())
            .ShouldBeEmpty();

    [Fact]
    public void Names_of_Pester_tests_use_the_words_of_the_field() =>
        Directory.EnumerateFiles(Repository.PathOf("tests", "Pester"), "*.Tests.ps1")
            .SelectMany(f => PesterName().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["name"].Value)
            .Where(name => Find(name).Any())
            .ShouldBeEmpty();

    [Theory]
    [InlineData("the way out is short", "way out")]
    [InlineData("a finding of yours", "finding, of yours")]
    [InlineData("the key stands twice", "key stands")]
    [InlineData("the outside world", "world")]
    [InlineData("the tool says what it gives", "says, gives")]
    [InlineData("a stand-in takes two minutes", "")]
    public void The_old_words_are_found(string text, string words) =>
        string.Join(", ", Find(text).Select(f => f.Word)).ShouldBe(words);

    [Theory]
    [InlineData("int FindingCount;", "FindingCount")]
    [InlineData("new RunWorld()", "RunWorld")]
    [InlineData("FindingsOf(Worldwide)", "FindingsOf")]
    [InlineData("HearsAssignments || IsHearing", "HearsAssignments")]
    public void The_old_words_are_found_in_identifiers(string code, string identifier) =>
        FindIdentifiers(code).Select(f => f.Word).ShouldBe([identifier]);

    [Theory]
    [InlineData("/// <summary>Any type that the function takes.</summary>", 1)]
    [InlineData("/// <summary>The function takes arguments.</summary>", 1)]
    [InlineData("/// <summary>A call takes 25 seconds, and a key takes precedence; <c>takes</c> is a key.</summary>", 0)]
    [InlineData("content[\"takes\"]", 0)]
    public void The_verb_of_functions_is_found_unless_it_is_about_time_or_size(string code, int count) =>
        FindTakes(code).Count().ShouldBe(count);

    private static IEnumerable<(string Word, string Line, string Instead)> FindTakes(string text) =>
        from Match match in Regex.Matches(text, Takes, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(600))
        select (match.Value, LineOf(text, match.Index), "accepts, uses");

    private static IEnumerable<(string Word, string Line, string Instead)> Find(string text) =>
        from rule in Words
        from Match match in Regex.Matches(text, rule.Pattern, RegexOptions.IgnoreCase, TimeSpan.FromMinutes(10))
        select (match.Value, LineOf(text, match.Index), rule.Instead);

    private static IEnumerable<(string Word, string Line, string Instead)> FindIdentifiers(string text) =>
        from Match match in Identifier().Matches(text)
        where IdentifierParts.Any(p => Regex.IsMatch(match.Value, p + "s?(?![a-z])", RegexOptions.None, TimeSpan.FromMinutes(10)))
        select (match.Value, LineOf(text, match.Index), "the new word");

    private static string LineOf(string text, int index)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1;
        var end = text.IndexOf('\n', index);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }

    private static IEnumerable<string> In(string folder, params string[] patterns) =>
        patterns.SelectMany(p => Directory.EnumerateFiles(Repository.PathOf(folder), p, SearchOption.AllDirectories))
            .Select(Repository.Relative)
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    // Addresses, and the element of XML documentation.
    [GeneratedRegex(@"https?://\S+|</?remarks>", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Ignored();

    [GeneratedRegex(@"\b[A-Za-z]*[a-z][A-Z]\w*|\b[A-Z][a-z]+[A-Z]?\w*", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"public (?:async )?(?:void|Task|ValueTask) (?<name>[A-Z]\w*_\w*)\(", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\s*(?:It|Describe|Context) (?<quote>['""])(?<name>.*?)\k<quote>", RegexOptions.Multiline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex PesterName();
}
