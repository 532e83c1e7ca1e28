using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Fuzz.Mutators;
using Aef.Runs.Testing;

namespace Aef.Fuzz.Targets;

/// <summary>Files of tests: read, and run with what they name.</summary>
public sealed class TestFileTarget : FuzzTarget
{
    private const string Suite = """
        name: suite
        defaults:
          args: {n: 1}
          environment: {project: p, variables: {USER_VARIABLE: x}}
        tests:
          - name: result
            source: |
              main:
                params: [args]
                steps:
                  - a: {call: http.get, args: {url: 'https://a.test/1'}, result: r}
                  - b: {return: ['${args.n}', '${r.body}']}
            mocks: [{call: http.get, url: "*/1", answers: [{body: {k: 1}}]}]
            expect: {result: [1, {k: 1}], calls: 1, duration: {at_least: 0, at_most: 60}}
          - name: error
            source: |
              - a: {call: sys.log, args: {data: {k: 1}, severity: WARNING}}
              - b: {raise: {message: m, tags: [T]}}
            start: 2026-01-01T00:00:00Z
            expect: {error: {tags: T, message: m}, logs: [{severity: WARNING, json: {k: 1}, step: a}]}
          - name: refused
            source: |
              - a: {next: nowhere}
              - b: {return: 1}
            expect: {deploy_error: true}
          - name: contains
            skip: not yet
            source: |
              - a:
                  return: {x: [1, 2.5, null], y: text}
            expect: {result_contains: {y: text}, calls: {any_order: true, items: []}}
        """;

    private readonly YamlDocumentReader _yaml = new();
    private readonly DocumentNode _tree;

    public TestFileTarget() => _tree = _yaml.Read(new SourceText(Suite)).Root!; // The text above is valid.

    public override string Name => "tests";

    public override byte[] Make(Dice dice, Corpus corpus) => MakeDocument(dice, corpus, [Suite], [_tree], Words.Scalars);

    public override void Run(ReadOnlySpan<byte> input)
    {
        if (SourceTextReader.Read(input, "fuzz.aeftest.yaml").Source is not { } source)
        {
            return;
        }

        var result = new TestSuiteRunner(_yaml, environment: _ => null).Run(source);
        Executed += result.HasErrors ? 0 : 1;
        Promises.CheckDiagnostics(result.Diagnostics, source);
    }
}
