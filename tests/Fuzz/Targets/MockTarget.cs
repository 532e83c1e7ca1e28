using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Fuzz.Mutators;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Parsing;

namespace Aef.Fuzz.Targets;

/// <summary>Mock files: read, and asked by a workflow that makes calls of all kinds.</summary>
public sealed class MockTarget : FuzzTarget
{
    private const string Mocks = """
        unmatched: error
        mocks:
          - {name: start, call: http.post, url: 'https://a.test/v1/jobs', body: {table: sales}, answer: {status: 201, body: {id: 7}}, times: 2}
          - call: http.get
            url: 'https://a.test/v1/jobs/*'
            query: {page: 2, tag: [a, b]}
            headers: {accept: application/json}
            answers: [{status: 503, times: 2}, 429, {body: {state: RUNNING}, delay: 1.5}, {timeout: true}, {error: ConnectionError}, {error: {message: m, tags: [T]}}]
          - {call: {regex: 'http\.(put|patch)'}, method: PUT, answer: {status: 204, headers: {x: y}}}
          - {call: 'googleapis.*', args: {projectId: p, body: [1, {a: null}]}, answer: {value: {done: true}}}
          - {call: events.await_callback, step: wait, answer: {delay: 3600, callback: {method: POST, body: {approved: true}, query: {a: b}, headers: {h: v}}}}
        """;

    private const string Workflow = """
        main:
          steps:
            - calls:
                for:
                  value: v
                  range: [1, 6]
                  steps:
                    - post: {try: {call: http.post, args: {url: 'https://a.test/v1/jobs', body: {table: sales, n: '${v}'}}}, except: {as: e, assign: [_e: '${e}']}}
                    - get: {try: {call: http.get, args: {url: 'https://a.test/v1/jobs/7?tag=a&tag=b', query: {page: 2}, headers: {Accept: application/json}}}, except: {as: e, assign: [_e: '${e}']}}
                    - put: {try: {call: http.request, args: {method: put, url: 'https://a.test/x', body: '${text.encode("[1]")}'}}, except: {as: e, assign: [_e: '${e}']}}
                    - connector: {try: {call: googleapis.x.v1.jobs.get, args: {projectId: p, body: [1, {a: null}], connector_params: {timeout: 5}}}, except: {as: e, assign: [_e: '${e}']}}
            - endpoint: {call: events.create_callback_endpoint, result: c}
            - wait: {try: {call: events.await_callback, args: {callback: '${c}', timeout: 7200}}, except: {as: e, assign: [_e: '${e}']}}
        """;

    private readonly YamlDocumentReader _yaml = new();
    private readonly WorkflowProgram _program;
    private readonly DocumentNode _tree;

    public MockTarget()
    {
        _program = WorkflowProgram.Compile(new WorkflowParser(_yaml).Parse(new SourceText(Workflow)).Workflow!); // The text above is valid.
        _tree = _yaml.Read(new SourceText(Mocks)).Root!; // And so is this one.
    }

    public override string Name => "mocks";

    public override byte[] Make(Dice dice, Corpus corpus) => MakeDocument(dice, corpus, [Mocks], [_tree], Words.Scalars);

    public override void Run(ReadOnlySpan<byte> input)
    {
        if (SourceTextReader.Read(input, "fuzz.yaml").Source is not { } source)
        {
            return;
        }

        var read = new MockFileReader(_yaml).Read(source);
        Promises.CheckDiagnostics(read.Diagnostics, source);
        if (read.File is not { } file)
        {
            return;
        }

        Executed++;
        var handler = new MockCallHandler(file, new DiceCallHandler(1));
        var execution = VirtualTimeHost.Run(new WorkflowEngine(_program, default), handler, DateTimeOffset.UnixEpoch);
        if (execution.State == ExecutionState.Active || handler.Calls.Count == 0)
        {
            throw new BrokenPromiseException($"the run is {execution.State} after {handler.Calls.Count} calls");
        }
    }
}
