using Aef.Documents.Tree;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing.Expectations;

namespace Aef.Workflows.Testing;

/// <summary>Reads the expected calls and log entries of a test.</summary>
internal static class CallExpectationReader
{
    private static readonly string[] SequenceKeys = ["items", "any_order", "allow_others"];
    private static readonly string[] CallKeys = ["call", "url", "step", "method", "headers", "query", "body", "args", "times"];
    private static readonly string[] LogKeys = ["text", "json", "severity", "step", "times"];

    public static TestExpectation? ReadCalls(TestMap expect, DocumentNode node) =>
        ReadSequence(expect, node, "calls", "call", CallsOf, ReadCall);

    public static TestExpectation? ReadLogs(TestMap expect, DocumentNode node) =>
        ReadSequence(expect, node, "logs", "log entry", o => o.Logs, ReadLog);

    /// <summary>A retry of a connector, or a poll of its operation, is not a call of its own.</summary>
    private static List<RecordedCall> CallsOf(TestObservation observation) =>
        [.. observation.Calls.Where(c => c.Reason == CallReason.Step)];

    private static SequenceExpectation<T>? ReadSequence<T>(
        TestMap expect,
        DocumentNode node,
        string name,
        string noun,
        Func<TestObservation, IReadOnlyList<T>> read,
        Func<TestMap, DocumentNode, Occurrence<T>?> readItem)
        where T : class
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 0 and <= int.MaxValue } count:
                var number = (int)count.IntegerValue;
                return new SequenceExpectation<T>(
                    noun,
                    read,
                    [new Occurrence<T>(_ => true, "of any kind", number, number, node.Location)],
                    node.Location)
                {
                    AnyOrder = true,
                };
            case SequenceNode list:
                return new SequenceExpectation<T>(noun, read, ReadItems(expect, list, readItem), node.Location);
            case MappingNode mapping:
                var map = new TestMap(mapping, name, SequenceKeys, expect.Diagnostics);
                if (map["items"] is not { } items)
                {
                    map.Miss("\"items\", a list");
                    return null;
                }

                if (items is not SequenceNode itemList)
                {
                    map.Refuse(items, "items", "a list");
                    return null;
                }

                return new SequenceExpectation<T>(noun, read, ReadItems(expect, itemList, readItem), node.Location)
                {
                    AnyOrder = map.Flag("any_order"),
                    AllowOthers = map.Flag("allow_others"),
                };
            default:
                expect.Refuse(node, name, $"a list, a number, or an object with {string.Join(", ", SequenceKeys)}");
                return null;
        }
    }

    private static IReadOnlyList<Occurrence<T>> ReadItems<T>(
        TestMap expect,
        SequenceNode list,
        Func<TestMap, DocumentNode, Occurrence<T>?> readItem) =>
        [.. list.Items.Select(i => readItem(expect, i)).OfType<Occurrence<T>>()];

    private static Occurrence<RecordedCall>? ReadCall(TestMap expect, DocumentNode node)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String } text)
        {
            var function = TextPattern.Of(text.Text);
            return new Occurrence<RecordedCall>(c => function.Matches(c.Function), text.Text, 1, 1, node.Location);
        }

        if (TestMap.Open(node, "a call", CallKeys, expect.Diagnostics, $"the name of a function, or an object with {string.Join(", ", CallKeys)}") is not { } map)
        {
            return null;
        }

        if (map["call"] is null)
        {
            map.Miss("\"call\", the function, such as http.get");
        }

        var match = new MockMatch(
            map.Pattern("call") ?? TextPattern.Of(string.Empty),
            map.Pattern("url"),
            map.Pattern("step"),
            map.Text("method"),
            Map(map, "headers"),
            Map(map, "query"),
            map["body"] is { } body ? WorkflowValue.FromDocument(body) : default,
            Map(map, "args"));
        var (least, most) = ReadTimes(map);
        return new Occurrence<RecordedCall>(c => Holds(match, c), Describe(map, match), least, most, node.Location);
    }

    private static string Describe(TestMap map, MockMatch match)
    {
        var parts = from key in (string[])["headers", "query", "body", "args"]
                    let node = map[key]
                    where node is not null
                    select $" {key} {WorkflowValue.FromDocument(node)}";
        return match + string.Concat(parts);
    }

    private static bool Holds(MockMatch match, RecordedCall call) => call.Function == "events.await_callback"
        ? match.Holds(new CallbackEffect(0, 0, call.Arguments["callback"], default) { Step = call.Step })
        : match.Holds(new CallEffect(0, 0, call.Function, call.Arguments, call.Http, default) { Step = call.Step });

    private static Occurrence<ObservedLog>? ReadLog(TestMap expect, DocumentNode node)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String } plain)
        {
            var wanted = TextPattern.Of(plain.Text);
            return new Occurrence<ObservedLog>(l => wanted.Matches(l.Text), plain.Text, 1, 1, node.Location);
        }

        if (TestMap.Open(node, "a log entry", LogKeys, expect.Diagnostics, $"a string, or an object with {string.Join(", ", LogKeys)}") is not { } map)
        {
            return null;
        }

        var (text, step, severity, json) = (map.Pattern("text"), map.Pattern("step"), map.Text("severity"), map["json"]);
        var (least, most) = ReadTimes(map);
        return new Occurrence<ObservedLog>(
            l => text?.Matches(l.Text) != false
                && (severity is null || string.Equals(severity, l.Severity, StringComparison.OrdinalIgnoreCase))
                && (step is null || (l.Step is not null && step.Matches(l.Step)))
                && (json is null || ValueComparison.Compare(json, l.Json, partial: true).Count == 0),
            string.Join(
                ' ',
                (
                    (string?[])[severity, text?.ToString(), json is null ? null : WorkflowValue.FromDocument(json).ToString(), step is null ? null : $"in step {step}"])
                    .Where(p => p is not null)),
            least,
            most,
            node.Location);
    }

    private static WorkflowValue Map(TestMap map, string key)
    {
        if (map[key] is { } node and not MappingNode)
        {
            map.Refuse(node, key, "an object");
        }

        return map[key] is MappingNode given ? WorkflowValue.FromDocument(given) : default;
    }

    private static (int Least, int Most) ReadTimes(TestMap map)
    {
        if (map["times"] is not MappingNode bounds)
        {
            var times = map.Count("times") ?? 1;
            return (times, times);
        }

        var range = new TestMap(bounds, "times", ["at_least", "at_most"], map.Diagnostics);
        if (range["at_least"] is null && range["at_most"] is null)
        {
            range.Miss("\"at_least\" or \"at_most\"");
        }

        return (range.Count("at_least") ?? 0, range.Count("at_most") ?? int.MaxValue);
    }
}
