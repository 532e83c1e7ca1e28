using Aef.Tests.Mutations;
using Aef.Tests.Support;

namespace Aef.Tests.Editing;

/// <summary>Thirty definitions for random edits: examples with comments, every shape, generated ones; with LF, CRLF and both.</summary>
internal static class EditedDefinitions
{
    private static readonly string[] Files =
    [
        "examples/daily-sales/pipeline.json", "examples/daily-sales/pipeline.yaml",
        "examples/taxi/taxi.yaml", "examples/nightly-report/report.yaml",
        "examples/video-transcoding/pipeline.yaml", "examples/partner-feeds/pipeline.yaml", "examples/staging-tables/pipeline.yaml",
        "examples/products/products.yaml", "examples/exchange-rates/rates.yaml", "examples/word-count/words.yaml", "examples/dbt/shop.yaml",
        "examples/taxi-trips/pipeline.yaml", "tests/Baselines/aef-demo/definition.json", "tests/Baselines/every-shape/definition.yaml",
        "tests/Baselines/hostile-names/definition.json",
    ];

    private const string Odd = """
        %YAML 1.2
        ---
        # odd
        name: odd
        inputs: {day: {type: date}, other: {type: string, default: "a: b"}} # flow
        variables:
          v: 'it''s ${inputs.day}'
          ? long
          : "x"
        levels:
        - level_id: 1
          threads:
          - - job_id: a # dash dash
              job_name: >-
                folded
                text
              with:
                sql: |2
                    indented
                   less

                # about the list
                list:
                - 1
                - {a: 1, b: [2, 3]}
                -
                  c: d
            - job_id: b
              job_name: b
        -
          # below the dash
          level_id: 2
          threads: [[{job_id: c, job_name: c}]]
        finally: []
        on_failure:
        ...
        """;

    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        .. Files.Select(f => (f, File.ReadAllText(Repository.PathOf(f))))
            .Append(("odd.yaml", Odd))
            .Concat(ValidDefinitions.All.Skip(6).Take(14))
            .Select((d, i) => (d.Item1, Endings(d.Item2.ReplaceLineEndings("\n"), i))),
    ];

    private static string Endings(string text, int number)
    {
        var line = 0;
        return (number % 4) switch
        {
            1 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            2 => string.Concat(text.Select(c => c != '\n' ? c.ToString() : line++ % 3 == 0 ? "\r\n" : "\n")),
            3 => text.TrimEnd('\n'),
            _ => text,
        };
    }
}
