using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Docs;

/// <summary>Every sentence of the contract names a test that exists.</summary>
public sealed partial class ContractTests
{
    private static readonly Lazy<HashSet<string>> Tests = new(FindTests);

    [Fact]
    public void Each_sentence_names_a_test_that_exists_or_a_reason_without_one()
    {
        var rows = Rows().ToList();

        rows.Count.ShouldBeGreaterThan(80);
        foreach (var (sentence, tests) in rows)
        {
            var names = Name().Matches(tests).Select(m => m.Groups["name"].Value).ToList();
            foreach (var name in names)
            {
                Tests.Value.ShouldContain(name, sentence);
            }

            (names.Count > 0 || tests.EndsWith('.')).ShouldBeTrue(sentence);
            sentence.ShouldEndWith(".");
        }
    }

    [Fact]
    public void No_sentence_is_there_twice() => Rows().Select(r => r.Sentence).ShouldBeUnique();

    private static IEnumerable<(string Sentence, string Tests)> Rows() =>
        from line in File.ReadLines(Repository.PathOf("docs/contract.md"))
        let match = Row().Match(line)
        where match.Success && match.Groups["sentence"].Value is not ("sentence" or "---")
        select (match.Groups["sentence"].Value, match.Groups["tests"].Value);

    // Names of the methods with [Fact] or [Theory] (or an attribute derived from them), by class.
    private static HashSet<string> FindTests()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in (string[])["tests/Unit", "tests/Slow"])
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            {
                var type = string.Empty;
                var isTest = false;
                foreach (var line in File.ReadLines(file))
                {
                    if (Type().Match(line) is { Success: true } declaration)
                    {
                        type = declaration.Groups["name"].Value;
                    }
                    else if (Method().Match(line) is { Success: true } method)
                    {
                        if (isTest)
                        {
                            found.Add($"{type}.{method.Groups["name"].Value}");
                        }

                        isTest = false;
                    }

                    isTest |= Attribute().IsMatch(line);
                }
            }
        }

        return found;
    }

    [GeneratedRegex(@"^\| (?<sentence>.+?) \| (?<tests>.+) \|$", RegexOptions.None, 60_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+Tests\.\w+)`", RegexOptions.None, 60_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\S.*\bclass (?<name>\w+)", RegexOptions.None, 60_000)]
    private static partial Regex Type();

    [GeneratedRegex(@"^    public (?:static )?(?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.None, 60_000)]
    private static partial Regex Method();

    [GeneratedRegex(@"^    \[\w*(?:Fact|Theory)\b", RegexOptions.None, 60_000)]
    private static partial Regex Attribute();
}
