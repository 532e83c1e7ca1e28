using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

/// <summary>Documents made of hostile strings, the same for the same seed.</summary>
internal sealed class RandomDocuments(int seed)
{
    /// <summary>Strings that have broken somebody's quoting before.</summary>
    public static IReadOnlyList<string> HostileTexts { get; } =
    [
        "", " ", "a", "plain words", " leading", "trailing ", "two  blanks", "\t", "tab\tinside", "\n", "line\nbreak", "line\n", "\r\n",
            "a\rb",
        "'", "\"", "it's", "\"quoted\"", "\\", "\\n", "\\\"", "${x}", "${\"a\" + b}", "a ${x} b", "$${", "key: value", "a:", ": a", ":",
            "- a", "-", "--", "---", "...",
        "? a", "?", "# a", "a # b", "a#b", "&a", "*a", "!a", "!!str", "|", ">", "|-", "%a", "@a", "`a`", "{a}", "[a]", "{", "}", "[", "]",
            ",", "a, b", "{{x}}",
        "null", "Null", "NULL", "~", "true", "True", "TRUE", "false", "yes", "Yes", "no", "NO", "on", "off", "y", "N", "1", "-1", "+1",
            "1.0", "1e3", ".5", "0x1F", "0o17", "017",
        "1_000", "1:30", "190:20:30", ".inf", "-.INF", ".nan", "2024-01-02", "2024-01-02T03:04:05Z", "=", "<<", "é", "größe", "日本語", "😀",
            "a😀b", "\u0085", "a\u0085b", "\u2028",
        "\u2029x", "\u007F", "\u0080", "\u009F", "\u00A0", "\u00AD", "\u200B", "\u202E", "\uFEFF", "\uFEFFa", "\uFFFD", "\uFFFE", "\uFFFF",
            "\0", "\u0001", "\u001B", "\b\f",
        "\U0001FFFE", "\U0010FFFF", "::group::x", "##vso[x]", new string(
            'x',
            10_000), new string('\n', 500), new string('é', 2_000), string.Concat(
            Enumerable.Repeat("a b: ", 300)),
    ];

    private readonly Random _random = new(seed);

    public DocumentNode Next(int depth = 5) => _random.Next(depth <= 0 ? 6 : 10) switch
    {
        0 => ScalarNode.Null(),
        1 => ScalarNode.Boolean(_random.Next(2) == 0),
        2 => ScalarNode.Integer(_random.NextInt64(long.MinValue, long.MaxValue)),
        3 => ScalarNode.Double(NextDouble()),
        4 or 5 => ScalarNode.String(NextText()),
        6 or 7 => new SequenceNode([.. Enumerable.Range(0, _random.Next(5)).Select(_ => Next(depth - 1))]),
        _ => NextMapping(depth),
    };

    public string NextText()
    {
        if (_random.Next(2) == 0)
        {
            return HostileTexts[_random.Next(HostileTexts.Count)];
        }

        return string.Create(_random.Next(12), _random, static (span, random) =>
        {
            const string common = "ab: -#'\"\\\n${}[],&*?|>%@`\t\r";
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = random.Next(8) switch
                {
                    0 => (char)random.Next(0xD7FF),
                    1 => (char)random.Next(0x100),
                    _ => common[random.Next(common.Length)],
                };
            }
        });
    }

    private double NextDouble() => _random.Next(4) switch
    {
        0 => _random.Next(-1000, 1000),
        1 => _random.NextDouble(),
        2 => Math.Pow(10, _random.Next(-300, 300)) * (_random.NextDouble() - 0.5),
        _ => _random.Next(-100, 100) / 4.0,
    };

    private MappingNode NextMapping(int depth)
    {
        var keys = Enumerable.Range(0, _random.Next(6)).Select(_ => NextText()).Distinct(StringComparer.Ordinal);
        return new MappingNode([.. keys.Select(k => new MappingEntry(k, Next(depth - 1)))]);
    }
}
