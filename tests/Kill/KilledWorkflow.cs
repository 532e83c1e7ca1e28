using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;
using Aef.Workflows.Language.Parsing;

namespace Aef.Kill;

/// <summary>
/// The workflow that is killed: calls in a row, in a loop, in branches and iterations at once, with retries, sleeps and handled errors. Its
/// subworkflow does each thing once whatever happens, in the way that the language has for it: when a connection broke, it asks whether the
/// thing was done. The result
/// does not depend on time or order.
/// </summary>
internal static class KilledWorkflow
{
    public const string Source = """
        {"main": {"params": ["args"], "steps": [
          {"init": {"assign": [{"total": 0}]}},
          {"first": {"call": "once", "args": {"key": "start"}, "result": "n"}},
          {"count": {"assign": [{"total": "${total + n}"}]}},
          {"flaky": {"try": {"call": "http.get", "args": {"url": "https://world/flaky"}, "result": "flaky"},
                     "retry": {"predicate": "${http.default_retry_predicate}", "max_retries": 50, "backoff": {"initial_delay": 0.01, "max_delay": 0.02, "multiplier": 1.5}}}},
          {"both": {"parallel": {"shared": ["total"], "branches": [
            {"left": {"steps": [{"nap": {"call": "sys.sleep", "args": {"seconds": 0.02}}},
                                {"l1": {"call": "once", "args": {"key": "left"}, "result": "l"}},
                                {"l2": {"assign": [{"total": "${total + l}"}]}}]}},
            {"right": {"steps": [{"each": {"parallel": {"shared": ["total"], "for": {"value": "v", "in": [3, 1, 2], "steps": [
                                {"doze": {"call": "sys.sleep", "args": {"seconds": "${v / 100}"}}},
                                {"ask": {"call": "once", "args": {"key": "${\"item\" + string(v)}"}, "result": "r"}},
                                {"keep": {"assign": [{"total": "${total + r}"}]}}]}}}}]}}]}}},
          {"rounds": {"for": {"value": "i", "range": [1, 4], "steps": [
            {"pause": {"call": "sys.sleep", "args": {"seconds": 0.01}}},
            {"round": {"call": "once", "args": {"key": "${\"round\" + string(i)}"}, "result": "k"}},
            {"add": {"assign": [{"total": "${total + k}"}]}}]}}},
          {"last": {"call": "once", "args": {"key": "finish"}, "result": "m"}},
          {"done": {"return": {"total": "${total + m}", "flaky": "${flaky.body}", "name": "${args.name}"}}}]},
         "once": {"params": ["key"], "steps": [
          {"attempt": {"try": {"call": "http.post", "args": {"url": "${\"https://world/do/\" + key}"}, "result": "answer"},
                       "except": {"as": "e", "steps": [{"broken": {"switch": [{"condition": "${\"ConnectionError\" in e.tags}", "next": "ask"}]}}, {"other": {"raise": "${e}"}}]}}},
          {"got": {"return": "${answer.body.n}"}},
          {"ask": {"try": {"call": "http.get", "args": {"url": "${\"https://world/done/\" + key}"}, "result": "poll"},
                   "retry": {"predicate": "${http.default_retry_predicate}", "max_retries": 50, "backoff": {"initial_delay": 0.01, "max_delay": 0.02, "multiplier": 1.5}}}},
          {"decide": {"switch": [{"condition": "${poll.body.done}", "return": "${poll.body.n}"}]}},
          {"again": {"next": "attempt"}}]}}
        """;

    /// <summary>The things that are done, each once.</summary>
    public static readonly IReadOnlyList<string> Deeds =
        ["start", "left", "item1", "item2", "item3", "round1", "round2", "round3", "round4", "finish"];

    public const string Result = """{"total":84,"flaky":"ok","name":"killed"}""";

    public static JournalHeader Header(bool realTime) => new()
    {
        Name = "killed",
        Argument = WorkflowValue.FromMap(("name", "killed")),
        Options = new EngineOptions { Seed = 7 },
        RealTime = realTime,
        Start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Sources = [new JournalSource("source", null, Source)],
    };

    public static WorkflowEngine Engine(JournalHeader header)
    {
        var source = header.Find("source")!.Text; // the header above has it
        var parsed = new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(source));
        return new WorkflowEngine(WorkflowProgram.Compile(parsed.Workflow!), header.Argument, header.Options); // the text above is valid
    }
}
