using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.RegularExpressions;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class RegexTests
{
    [Theory]
    [InlineData("abcabd", "ab|abc|abd", "0:abc 3:abd")]
    [InlineData("xaay", "a*?", "0: 1:aa 4:")]
    [InlineData("aaa", "a{2}", "0:aa")]
    [InlineData("aaaa", "a{1,3}", "0:aaa 3:a")]
    [InlineData("foo bar", @"\b\w+\b", "0:foo 4:bar")]
    [InlineData("a\nb", "(?m)^.$", "0:a 2:b")]
    [InlineData("a\nb", "(?m)b$", "2:b")]
    [InlineData("a\n", "(?m)$", "1: 2:")]
    [InlineData("a\n", "$", "2:")]
    [InlineData("", "(?m)$", "0:")]
    [InlineData("a\n\n", "(?m)^$", "2: 3:")]
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
    [InlineData("a\u03b1\u03c9b", @"\p{Greek}+", "1:\u03b1\u03c9")]
    [InlineData("\u0416x", @"\P{Cyrillic}", "1:x")]
    [InlineData("\u4e2dx", @"[\p{Han}\p{Latin}]+", "0:\u4e2dx")]
    [InlineData("x\u4e2d", @"\p{^Han}", "0:x")]
    [InlineData("a1\u0664", @"\pN", "1:1 2:\u0664")]
    [InlineData("k\u212aK", "(?i)k", "0:k 1:\u212a 2:K")]
    [InlineData("k\u212aK", "(?i)\u212a", "0:k 1:\u212a 2:K")]
    [InlineData("s\u017f", "(?i)[S]", "0:s 1:\u017f")]
    [InlineData("\u00df\u1e9e", "(?i)\u00df", "0:\u00df 1:\u1e9e")]
    [InlineData("\u03c3\u03c2\u03a3", "(?i)\u03c2+", "0:\u03c3\u03c2\u03a3")]
    [InlineData("\u0131i\u0130", "(?i)i", "1:i")]
    [InlineData("aA1", @"(?i)\p{Lu}", "0:a 1:A")]
    [InlineData("aA1", @"(?i)\P{Lu}", "2:1")]
    [InlineData("aA1", @"(?i)[^a]", "2:1")]
    [InlineData("aAb", "a(?i)a(?-i)b", "0:aAb")]
    [InlineData("AB", "(?U)A.*", "0:AB")]
    [InlineData("[:a", "[[:a]+", "0:[:a")]
    [InlineData("x{01}", "x{01}", "0:x{01}")]
    [InlineData("x{,2}", "x{,2}", "0:x{,2}")]
    [InlineData("a-b", "[a-]+", "0:a-")]
    [InlineData("-", @"[\d-a]", "0:-")]
    [InlineData("\u00e9", "(?<n\u00e4me>\u00e9)", "0:\u00e9")]
    [InlineData("A_", @"\x{0041}\_", "0:A_")]
    [InlineData("aaa", "(a{2}){500}|a", "0:a 1:a 2:a")]
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
    [InlineData("(a{2}){501}")]
    [InlineData("{2}")]
    [InlineData("(|{2,3})")]
    [InlineData("a{12345678}")]
    [InlineData("(?i-)a")]
    [InlineData("(?P<n>a)(?P<n>b)")]
    [InlineData("(?P<n-m>a)")]
    [InlineData("(?P=n)")]
    [InlineData(@"\p{greek}")]
    [InlineData(@"\p{}")]
    [InlineData(@"\p{#}")]
    [InlineData(@"\pZZ\p")]
    [InlineData(@"\C")]
    [InlineData(@"\Z")]
    [InlineData(@"\8")]
    [InlineData(@"\x{110000}")]
    [InlineData(@"\x{}")]
    [InlineData(@"[\b]")]
    [InlineData(@"[a-\d]")]
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
    public void A_search_that_takes_too_many_steps_ends_the_execution()
    {
        var program = PatternProgram.Compile(PatternParser.Parse("(x?){100}y"));
        int[] text = [.. Enumerable.Repeat((int)'x', 100)];

        Should.Throw<WorkflowErrorException>(() => new PatternMatcher(program, mostSteps: 1_000).Find(text, 0))
            .IsUncatchable.ShouldBeTrue();
        new PatternMatcher(program).Find(text, 0).ShouldBeNull();
    }

    [Fact]
    public void A_class_full_of_broken_class_names_is_read_once()
    {
        var pattern = "[" + string.Concat(Enumerable.Repeat("[:x", 80_000)) + "]";

        Evaluate("text.match_regex(\":\", args)", pattern).ShouldBe(true);
    }

    [Fact]
    public void Every_script_has_code_points_in_rising_order()
    {
        var names = System.Text.RegularExpressions.Regex.Matches(
            ReadScripts(),
            "^(?<name>[A-Z][A-Za-z_]+) ",
            System.Text.RegularExpressions.RegexOptions.Multiline,
            TimeSpan.FromMinutes(10))
            .Select(m => m.Groups["name"].Value).ToList();

        names.Count.ShouldBe(161);
        names.ShouldAllBe(name => ScriptRanges.Find(name, false) != null);
        ScriptRanges.Find("Greek", false)!.Contains(0x1F00).ShouldBeTrue();
        ScriptRanges.Find("Common", false)!.Contains(0x1F600).ShouldBeTrue();
        ScriptRanges.Find("Common", false)!.Contains('a').ShouldBeFalse();
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

            var first = Evaluate("text.find_all_regex(args.text, args.pattern)", argument)
                .Items.Select(m => m.ToJson())
                .FirstOrDefault("none");

            first.ShouldBe(FirstBySearch(text, pattern), $"{pattern} in {text}");
        }
    }

    private static string ReadScripts()
    {
        using var reader = new StreamReader(typeof(ScriptRanges).Assembly.GetManifestResourceStream("patterns/scripts.txt")!);
        return reader.ReadToEnd();
    }

    /// <summary>.NET decides whether a whole stretch matches; the leftmost start and then the longest end are tried out.</summary>
    private static string FirstBySearch(string text, string pattern)
    {
        var whole = new System.Text.RegularExpressions.Regex(
            $@"\A(?:{pattern})\z",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromMinutes(10));
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
