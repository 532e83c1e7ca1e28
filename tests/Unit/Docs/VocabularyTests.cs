using System.Text.RegularExpressions;
using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Tests.Docs;

/// <summary>
/// The words that may not return to the messages and their pages. A first version of the texts invented words of its own;
/// each row names the usual word. A code in <c>Allowed</c> uses the word in its usual English sense, or quotes Google.
/// </summary>
public sealed partial class VocabularyTests
{
    private const int MostWords = 25;

    private static readonly Rule[] Rules =
    [
        new(@"\bfindings?\b", "problem, diagnostic"),
        new(@"\bremarks?\b", "info message"),
        new(@"\bstands?\b|\bstood\b", "is, appears"),
        new(@"\bways? out\b", "fix"),
        new(@"\bmend(s|ed|ing)?\b|\brepair\w*\b", "fix"),
        new(@"\blook(s|ed|ing)? (at|for)\b|\b(a|one|last|six|fewer|many) looks?\b", "poll, read, check"),
        new(@"\btries\b|\btried\b", "attempts"),
        new(@"\bgives\b|\bgave\b", "returns, sets"),
        new(@"\btakes (a|an|no|at most|exactly|one)\b", "accepts, expects", "AEF2001"),
        new(@"\b[Aa] text\b(?! file)|\btexts\b|\bno text\b", "string"),
        new(@"\b[Aa] map\b|\bmaps\b|\bno map\b", "object", "AEF5030", "AEF5135", "AEF5136"),
        new(@"\bsays?\b|\bsaid\b|\btells?\b|\btold\b|\bspeaks? of\b", "reports, sets, describes"),
        new(@"\bjudged?\b", "apply the severity policy"),
        new(@"\bworld\b", "environment"),
        new(@"\bmachine\b", "support library, computer"),
        new(@"\bstrands?\b", "fiber"),
        new(@"\bwording\b", "text"),
        new(@"\bat work\b", "running"),
        new(@"\b[Gg]o(es)? on\b|\bgoing on\b", "resume, continue"),
        new(@"\banew\b|\bmeanwhile\b", "again, in the meantime"),
        new(@"\bof (yours|ours)\b", "your, built-in"),
        new(@"(?<![Tt]here )\b(is|are) no (?!longer\b)[a-z]", "is not a"),
        new(@"\b(has|have) to\b", "must"),
        new(@"\bbehind\b|\bbeside\b", "after, next to"),
        new(@"\bin silence\b|\bpass(es|ed)? over\b|\bwithout a word\b", "silently, ignore"),
        new(@"\bslips?\b|\bby itself\b|\bin clear\b|\banybody\b|\bnobody\b|\bsurely\b", "typing error, automatically, plain text, certain"),
        new(@"!", "a full stop", "AEF1021", "AEF5030"),
    ];

    public static TheoryData<string> Codes => [.. DiagnosticRegistry.All.Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_and_its_page_use_the_words_of_the_field(string code)
    {
        var descriptor = Descriptor(code);
        string[] texts = [descriptor.Title, descriptor.MessageFormat, descriptor.Remedy ?? string.Empty, Prose(descriptor)];

        var found = from text in texts
                    from rule in Rules
                    where !rule.Allowed.Contains(code)
                    let match = rule.Pattern.Match(text)
                    where match.Success
                    select $"\"{match.Value}\" in \"{Around(text, match)}\"; use: {rule.Instead}";

        found.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_sentences_of_a_page_are_short(string code) =>
        Sentence().Split(Table().Replace(Prose(Descriptor(code)), string.Empty)).Where(s => Word().Count(s) > MostWords).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_is_a_sentence_with_values_in_double_quotes(string code)
    {
        var (title, message, remedy) = (Descriptor(code).Title, Descriptor(code).MessageFormat, Descriptor(code).Remedy);

        title.ShouldMatch(@"^[A-Z].*[^.!?]$", "a title begins with a capital letter and has no full stop");
        remedy?.ShouldMatch(@"^""?[A-Z\-a].*[.}]$", "a remedy is a sentence");
        if (IsOfGoogle(message))
        {
            return;
        }

        message.ShouldMatch(@"([.?}])$", "a message ends with a full stop, or with a value that has its own");
        message.ShouldNotMatch(@"'\{\d\}'", "values are in double quotes");
        message.ShouldMatch(@"^([A-Z""{]|[a-z]+[_.][a-z._]+ |engine )", "a message begins with a capital letter, a value or a key");
    }

    [Fact]
    public void Only_the_known_messages_quote_Google() =>
        DiagnosticRegistry.All.Where(d => IsOfGoogle(d.MessageFormat)).Select(d => d.Code)
            .ShouldBe(["AEF5011", "AEF5030", "AEF5037", "AEF5110", "AEF5120"]);

    [Theory]
    [InlineData("The key '{0}' stands twice", "stands")]
    [InlineData("{0} has to be {1}", "has to")]
    [InlineData("'{0}' is no key of {1}", "is no k")]
    [InlineData("its state is looked at once", "looked at")]
    public void The_old_words_are_found(string text, string word) =>
        Rules.Select(r => r.Pattern.Match(text)).Where(m => m.Success).Select(m => m.Value).ShouldBe([word]);

    private static bool IsOfGoogle(string message) =>
        message.StartsWith("error in step ", StringComparison.Ordinal) || message.StartsWith("parse error: ", StringComparison.Ordinal);

    private static DiagnosticDescriptor Descriptor(string code) => DiagnosticRegistry.Find(code).ShouldNotBeNull();

    /// <summary>The page without its examples and without code, which holds other people's words.</summary>
    private static string Prose(DiagnosticDescriptor descriptor) =>
        Code().Replace(Fence().Replace(DiagnosticPages.Read(descriptor), string.Empty), "CODE");

    private static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - 30)..Math.Min(text.Length, match.Index + match.Length + 30)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]*`", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\|.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Table();

    [GeneratedRegex(@"[.:;?](?=\s)|\n\n", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\S+", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Word();

    private sealed record Rule(string Expression, string Instead, params string[] Allowed)
    {
        public Regex Pattern { get; } = new(Expression, RegexOptions.None, TimeSpan.FromMinutes(10));
    }
}
