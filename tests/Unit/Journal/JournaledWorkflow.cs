using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Journal;

/// <summary>
/// A workflow with everything that a journal must keep, and the environment that it calls: each address counts its calls and fails
/// according to its name.
/// </summary>
internal sealed class JournaledWorkflow : ICallHandler
{
    /// <summary>
    /// Calls, a retry that succeeds at the third attempt, a caught error, sleeps, branches and iterations at once, shared variables, and a
    /// float that stays one.
    /// </summary>
    public const string Source = """
        {"main": {"params": ["args"], "steps": [
          {"init": {"assign": [{"total": 0}, {"seen": []}, {"caught": ""}, {"id": "${sys.get_env(\"GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID\")}"}]}},
          {"first": {"call": "http.post", "args": {"url": "https://world/start", "body": {"by": "${args.name}", "at": "${sys.now()}"}}, "result": "first"}},
          {"flaky": {"try": {"call": "http.get", "args": {"url": "https://world/flaky"}, "result": "flaky"},
                     "retry": {"predicate": "${http.default_retry_predicate}", "max_retries": 4, "backoff": {"initial_delay": 2, "max_delay": 60, "multiplier": 2}}}},
          {"guarded": {"try": {"call": "http.delete", "args": {"url": "https://world/missing"}}, "except": {"as": "e", "steps": [{"note": {"assign": [{"caught": "${e.message}"}]}}]}}},
          {"both": {"parallel": {"shared": ["total", "seen"], "branches": [
            {"left": {"steps": [{"nap": {"call": "sys.sleep", "args": {"seconds": 7}}},
                                {"l1": {"call": "http.post", "args": {"url": "https://world/left"}, "result": "l"}},
                                {"l2": {"assign": [{"total": "${total + l.body.n}"}]}}]}},
            {"right": {"steps": [{"each": {"parallel": {"shared": ["seen", "total"], "for": {"value": "v", "in": [3, 1, 2], "steps": [
                                {"doze": {"call": "sys.sleep", "args": {"seconds": "${v}"}}},
                                {"ask": {"call": "http.put", "args": {"url": "${\"https://world/item\" + string(v)}", "body": "${v}"}, "result": "r"}},
                                {"keep": {"assign": [{"seen": "${list.concat(seen, v)}"}, {"total": "${total + r.body.n}"}]}}]}}}}]}}]}}},
          {"last": {"call": "http.post", "args": {"url": "https://world/end", "body": "${total}"}, "result": "last"}},
          {"done": {"return": {"id": "${id}", "first": "${first.body}", "flaky": "${flaky.body}", "caught": "${caught}", "seen": "${seen}", "total": "${total}", "last": "${last.body}", "at": "${sys.now()}"}}}]}}
        """;

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);

    public static JournalHeader Header { get; } = new()
    {
        Name = "everything",
        Argument = WorkflowValue.FromMap(("name", "test")),
        Options = new EngineOptions { Seed = 42 },
        Start = Start,
        Sources = [new JournalSource("source", null, Source)],
    };

    /// <summary>An address that refuses every call; null when none does.</summary>
    public string? Refused { get; init; }

    /// <summary>How often each address was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    public static WorkflowProgram Program { get; } = Compile(Source);

    public static WorkflowProgram Compile(string source) =>
        WorkflowProgram.Compile(new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(source)).Workflow!); // the strings of the tests are valid

    public static WorkflowEngine Engine(ExecutionListener? listener = null) => new(Program, Header.Argument, Header.Options, listener);

    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        var url = call.Http!.Url; // the source calls http alone
        var count = _calls[url] = _calls.GetValueOrDefault(url) + 1;
        var (status, body) = url switch
        {
            _ when url == Refused => (500, "refused"),
            "https://world/flaky" when count < 3 => (503, (WorkflowValue)"later"),
            "https://world/missing" => (404, "no such thing"),
            _ => (200, WorkflowValue.FromMap(("n", url.Length + 0.5), ("count", count))),
        };
        return new CallReply(EffectOutcome.FromHttpResponse(status, WorkflowValue.EmptyMap, body), TimeSpan.FromSeconds(1.25));
    }
}
