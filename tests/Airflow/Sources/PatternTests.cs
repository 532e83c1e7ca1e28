using System.Text.Json;
using Aef.Core.Semantics.Inputs;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Conformity;
using Aef.Workflows.Engine.RegularExpressions;

namespace Aef.Tests.Airflow.Sources;

/// <summary>A pattern of an input accepts in a DAG what it accepts in a workflow.</summary>
public sealed class PatternTests
{
    private const int Count = 250; // 2,000 were run once

    private static readonly string[] Atoms =
    [
        "a", "b", "K", "s", "é", "1", " ", "-", "_", "#", "&&", "~", "@", "\\.", "\\-", "\\n", "\\x41", "\\x{1F695}", "\\t", "\\053", ".",
        "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[abc]", "[^abc]", "[a-c-]", "[]a]", "[[:alpha:]]", "[^[:digit:]]", "[[:^space:]x]",
        "[\\w.-]", "[\\D]", "[^\\S\\n]", "[a&&b]", "[[a]", "[a~~b]", "[--/]", "\\b", "\\B", "^", "$", "\\A", "\\z", "(?m:^)", "(?m:$)",
        "(?s:.)", "(?i)", "(?-i)", "(?i:k)", "(?i:[a-c])", "(?i:[^s])", "(?i:\\w)", "(?U)", "\\Qa.b*\\E", "(?:)", "{", "a{,2}", "(?P<n>a)",
    ];

    private static readonly string[] Repeats = ["", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}", "{0}", "{1,2}?"];

    private static readonly string[] Characters =
    [
        "a", "b", "c", "K", "k", "\u212A", "s", "S", "\u017F", "é", "É", "1", "2", "\u0661", " ", "\u00A0", "\n", "\t", "\v", "-", "_", "#",
        "&",
        "~", ".", "*", "@", "A", "🚕", "x", "]", "[", "{", "/", "\u0000", "|", "+", "",
    ];

    [PythonFact]
    public void Generated_patterns_match_the_same_strings_in_python()
    {
        var questions = new List<(string Pattern, string Python, List<string> Strings)>();
        for (var number = 0; number < Count; number++)
        {
            var dice = new Dice((ulong)number);
            var pattern = Pattern(dice, 0).Replace("(?P<n>", number % 2 == 0 ? $"(?P<n{number}>" : "(?:", StringComparison.Ordinal);
            if (InputPattern.TryParse(pattern, out _) && InputPattern.ForPython(pattern) is { } python)
            {
                questions.Add((pattern, python, [.. Enumerable.Range(0, 12).Select(_ => String(dice)), "", "a", "\n"]));
            }
        }

        var (matches, total) = Compare(questions);

        questions.Count.ShouldBeGreaterThan(Count / 2);
        matches.ShouldBeInRange(total / 20, total - (total / 20)); // strings of both kinds
    }

    [PythonFact]
    public void The_usual_patterns_stay_readable_and_match_the_same_strings()
    {
        (string Pattern, string Python)[] samples =
        [
            ("[a-z]+", "[a-z]+"),
            (@"\d{4}-\d{2}-\d{2}", "[0-9]{4}\\-[0-9]{2}\\-[0-9]{2}"),
            ("north|south", "north|south"),
            (@"\Qa.b\E\z", @"a\.b\Z"),
            ("a(?i)bc", "a[Bb][Cc]"),
            ("[[:alpha:]]+", "[A-Za-z]+"),
            (@"^(?:\w|é)*?.$", @"^(?:[0-9A-Z_a-z]|\xe9)*.\Z"),
            (@"(?s).\b", @"(?s:.)(?a:\b)"),
            ("(ab)+(?U)c*", "(?:ab)+c*"),
        ];
        foreach (var (pattern, python) in samples)
        {
            InputPattern.ForPython(pattern).ShouldBe(python, pattern);
        }

        string[] strings = ["abc", "aBC", "2026-01-02", "north", "a.b", "a.b\n",
            "é", "\u0661\u0661\u0661\u0661-01-01", "", "ab", "ababcc"];
        Compare([.. samples.Select(s => (s.Pattern, s.Python, strings.ToList()))]);
    }

    [Theory]
    [InlineData(@"\pL+")]
    [InlineData(@"[\p{Greek}\p{Cyrillic}\p{Han}]")]
    [InlineData(@"(?i)\p{Lu}")]
    public void A_class_that_python_does_not_have_has_no_equivalent(string pattern) => InputPattern.ForPython(pattern).ShouldBeNull();

    private static (int Matches, int Total) Compare(List<(string Pattern, string Python, List<string> Strings)> questions)
    {
        var answers = PythonHost.Ask<JsonElement[]>(
            "match_patterns.py",
            questions.Select(q => new object[] { q.Python, q.Strings }).ToArray());
        var (matches, total) = (0, 0);
        foreach (var (question, answer) in questions.Zip(answers))
        {
            InputPattern.TryParse(question.Pattern, out var expression).ShouldBeTrue();
            answer.ValueKind.ShouldBe(JsonValueKind.Array, $"{question.Pattern} as {question.Python}: {answer}");
            foreach (var (text, found) in question.Strings.Zip(answer.EnumerateArray()))
            {
                found.GetBoolean().ShouldBe(
                    expression!.IsMatch(text), // parsed above
                    $"{question.Pattern} as {question.Python} and {JsonSerializer.Serialize(text)}");
                matches += found.GetBoolean() ? 1 : 0;
                total++;
            }
        }

        return (matches, total);
    }

    private static string Pattern(Dice dice, int depth)
    {
        var parts = Enumerable.Range(0, 1 + dice.Below(3)).Select(_ =>
        {
            var atom = depth < 2 && dice.Below(4) == 0 ? $"({Pattern(dice, depth + 1)})" : Atoms[dice.Below(Atoms.Length)];
            return atom + Repeats[dice.Below(Repeats.Length)];
        });
        var sequence = string.Concat(parts);
        return dice.Below(5) == 0 ? $"{sequence}|{Pattern(dice, depth + 1)}" : sequence;
    }

    private static string String(Dice dice) =>
        string.Concat(Enumerable.Range(0, dice.Below(4)).Select(_ => Characters[dice.Below(Characters.Length)]));
}
