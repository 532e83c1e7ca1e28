using Aef.Workflows.Runtime;
using static Aef.Tests.Runtime.Running;

namespace Aef.Tests.Runtime;

public sealed class RegexTests
{
    [Theory]
    [InlineData("abcabd", "ab|abc|abd", "0:abc 3:abd")]
    [InlineData("xaay", "a*?", "0: 1:aa 4:")]
    [InlineData("aaa", "a{2}", "0:aa")]
    [InlineData("aaaa", "a{1,3}", "0:aaa 3:a")]
    [InlineData("foo bar", @"\b\w+\b", "0:foo 4:bar")]
    [InlineData("a\nb", "(?m)^.$", "0:a 2:b")]
    [InlineData("a\nb", "a.b", "")]
    [InlineData("a\nb", "(?s)a.b", "0:a\nb")]
    [InlineData("aBc", "(?i)AbC", "0:aBc")]
    [InlineData("aBc", "(?i:ab)C", "")]
    [InlineData("x-1", @"[\w-]+", "0:x-1")]
    [InlineData("]a", "[]a]+", "0:]a")]
    [InlineData("abc", "[^b]", "0:a 2:c")]
    [InlineData("a1é", @"\pL+", "0:a 2:é")]
    [InlineData("a1", @"\P{L}", "1:1")]
    [InlineData("a.b", @"\Qa.b\E", "0:a.b")]
    [InlineData("AB9", "[[:upper:]]+[[:^alpha:]]", "0:AB9")]
    [InlineData("aab", "(?P<x>a)+b", "0:aab")]
    [InlineData("\u00e9\ud83d\ude00x", "x", "2:x")]
    [InlineData("a{b", "a{b", "0:a{b")]
    [InlineData("\tA", @"\t\x41", "0:\tA")]
    [InlineData("abab", "(a|ab)(c|bcd)?", "0:ab 2:ab")]
    [InlineData("abcd", "(a|ab)(c|bcd)?", "0:abcd")]
    [InlineData("ab", @"\A\z|b", "1:b")]
    public void The_leftmost_and_longest_matches_are_found(string text, string pattern, string matches)
    {
        var argument = WorkflowValue.FromMap(("text", text), ("pattern", pattern));

        var found = Evaluate("text.find_all_regex(args.text, args.pattern)", argument).Items
            .Select(m => m["index"].ToJson() + ":" + (m["match"].TryGetString(out var match) ? match : "?"));

        string.Join(' ', found).ShouldBe(matches);
    }

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[")]
    [InlineData("[z-a]")]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("a{2}{3}")]
    [InlineData("a{1001}")]
    [InlineData("a{3,2}")]
    [InlineData(@"(a)\1")]
    [InlineData("a(?=b)")]
    [InlineData("(?<!a)b")]
    [InlineData("(?>a)")]
    [InlineData(@"\")]
    [InlineData(@"\y")]
    [InlineData(@"\p{Nope}")]
    [InlineData("[[:nope:]]")]
    [InlineData("(((a{100}){100}){100})")]
    public void What_re2_has_not_is_a_value_error(string pattern) =>
        ErrorTagOf("text.match_regex(\"abc\", args)", pattern).ShouldBe("ValueError");

    [Theory]
    [InlineData("abc", "", "-", "-a-b-c-")]
    [InlineData("abc", "(b)", "$1\\1", "a$1\\1c")]
    [InlineData("aXbX", "X", "", "ab")]
    [InlineData("\ud83d\ude00", "", "-", "-\ud83d\ude00-")]
    public void Replacements_are_plain_text(string text, string pattern, string replacement, string result)
    {
        var argument = WorkflowValue.FromMap(("text", text), ("pattern", pattern), ("repl", replacement));

        Evaluate("text.replace_all_regex(args.text, args.pattern, args.repl)", argument).ShouldBe(result);
    }

    [Fact]
    public void Patterns_that_backtracking_engines_choke_on_come_to_an_end()
    {
        var argument = WorkflowValue.FromMap(("text", new string('a', 2000) + "b"), ("pattern", "(a*)*(a|aa)*c"));

        Evaluate("text.match_regex(args.text, args.pattern)", argument).ShouldBe(false);
    }

    [Fact]
    public void Matches_agree_with_a_search_through_all_ends()
    {
        var dice = new Random(7);
        string[] atoms = ["a", "b", "[ab]", ".", "(a|b)", "(ab|a)", "(?:b|ba)", "a*", "b+", "(ab)?", "a{1,2}"];
        for (var round = 0; round < 300; round++)
        {
            var pattern = string.Concat(Enumerable.Range(0, dice.Next(1, 4)).Select(_ => atoms[dice.Next(atoms.Length)]));
            pattern = dice.Next(3) == 0 ? pattern + "|" + atoms[dice.Next(atoms.Length)] : pattern;
            var text = string.Concat(Enumerable.Range(0, 6).Select(_ => "abc"[dice.Next(3)]));
            var argument = WorkflowValue.FromMap(("text", text), ("pattern", pattern));

            var first = Evaluate("text.find_all_regex(args.text, args.pattern)", argument).Items.Select(m => m.ToJson()).FirstOrDefault("none");

            first.ShouldBe(FirstBySearch(text, pattern), $"{pattern} in {text}");
        }
    }

    /// <summary>.NET decides whether a whole stretch matches; the leftmost start and then the longest end are tried out.</summary>
    private static string FirstBySearch(string text, string pattern)
    {
        var whole = new System.Text.RegularExpressions.Regex($@"\A(?:{pattern})\z", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        for (var start = 0; start <= text.Length; start++)
        {
            for (var end = text.Length; end >= start; end--)
            {
                if (whole.IsMatch(text[start..end]))
                {
                    return WorkflowValue.FromMap(("index", start), ("match", text[start..end])).ToJson();
                }
            }
        }

        return "none";
    }
}
