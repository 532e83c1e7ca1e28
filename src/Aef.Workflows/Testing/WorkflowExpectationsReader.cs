using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing.Expectations;

namespace Aef.Workflows.Testing;

/// <summary>
/// Reads the expectations about executions in the part <c>expect</c> of a test. The format is described in <c>docs/testing.md</c>.
/// </summary>
public static class WorkflowExpectationsReader
{
    /// <summary>The keys for any execution.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["state", "result", "result_contains", "error", "error_tag", "deploy_error", "diagnostics", "duration", "logs"];

    /// <summary>The keys for outgoing calls, which only workflows make.</summary>
    public static IReadOnlyList<string> CallKeys { get; } = ["calls", "mocks_used"];

    /// <summary>The keys that need a run; a rejected source does not run.</summary>
    private static readonly string[] RunKeys = ["duration", "logs", "calls", "mocks_used", "steps", "order", "failures"];

    /// <summary>
    /// Reads the expectations; errors are added to the diagnostics of the object. A test that expects neither an error nor a state expects
    /// that the execution succeeds.
    /// </summary>
    public static IReadOnlyList<TestExpectation> Read(TestMap expect)
    {
        ArgumentNullException.ThrowIfNull(expect);
        expect.AllowOneOf("result", "result_contains", "error", "error_tag", "deploy_error");
        expect.AllowOneOf("state", "deploy_error");
        foreach (var key in RunKeys)
        {
            expect.AllowOneOf(key, "deploy_error");
        }

        List<TestExpectation> expectations = [.. ReadEnd(expect)];
        if (expect["diagnostics"] is { } diagnostics)
        {
            expectations.Add(
                new DiagnosticsExpectation(ReadDiagnostics(expect, diagnostics, "diagnostics"), expect.LocationOf("diagnostics")));
        }

        if (ReadDuration(expect) is { } duration)
        {
            expectations.Add(duration);
        }

        if (expect["calls"] is { } calls && CallExpectationReader.ReadCalls(expect, calls) is { } made)
        {
            expectations.Add(made);
        }

        if (expect["logs"] is { } logs && CallExpectationReader.ReadLogs(expect, logs) is { } logged)
        {
            expectations.Add(logged);
        }

        if (expect.Flag("mocks_used"))
        {
            expectations.Add(new MockUseExpectation(expect.LocationOf("mocks_used")));
        }

        return expectations;
    }

    /// <summary>The expectation of a test without any: that the execution succeeds.</summary>
    public static IReadOnlyList<TestExpectation> Success(Location location) => [new StateExpectation(ExecutionState.Succeeded, location)];

    /// <summary>The codes of diagnostics in expectations, with their locations.</summary>
    public static IEnumerable<(string Code, Location Location)> CodesOf(IEnumerable<TestExpectation> expectations) =>
        from expectation in expectations
        from diagnostic in expectation switch { RefusalExpectation refusal => refusal.Diagnostics, DiagnosticsExpectation diagnostics => diagnostics.Diagnostics, _ => [] }
        select (diagnostic.Code, diagnostic.Location);

    private static IEnumerable<TestExpectation> ReadEnd(TestMap expect)
    {
        if (expect["deploy_error"] is { } refusal)
        {
            yield return ReadRefusal(expect, refusal);
            yield break;
        }

        var error = expect["error"] is { } node ? ErrorExpectationReader.Read(expect, node)
            : expect["error_tag"] is not null ? ErrorExpectationReader.ReadTag(expect)
            : null;
        var state = ReadState(expect);
        if (error is not null)
        {
            if (state == ExecutionState.Succeeded)
            {
                expect.Diagnostics.Add(
                    TestDiagnostics.Conflict.At(
                        expect.LocationOf("state"),
                        "expect",
                        expect["error"] is null ? "error_tag" : "error",
                        "state: succeeded"));
            }

            yield return error;
            yield break;
        }

        var result = expect["result"] ?? expect["result_contains"];
        if (result is not null && state == ExecutionState.Failed)
        {
            expect.Diagnostics.Add(
                TestDiagnostics.Conflict.At(
                    expect.LocationOf("state"),
                    "expect",
                    expect["result"] is null ? "result_contains" : "result",
                    "state: failed"));
        }

        var location = expect["state"] is not null ? expect.LocationOf("state") : result is not null ? result.Location : expect.Location;
        yield return new StateExpectation(state ?? ExecutionState.Succeeded, location);
        if (result is not null)
        {
            yield return new ResultExpectation(result, partial: expect["result"] is null);
        }
    }

    private static ExecutionState? ReadState(TestMap expect)
    {
        switch (expect["state"])
        {
            case null:
                return null;
            case ScalarNode { ScalarKind: ScalarKind.String, Text: "succeeded" }:
                return ExecutionState.Succeeded;
            case ScalarNode { ScalarKind: ScalarKind.String, Text: "failed" }:
                return ExecutionState.Failed;
            case var node:
                expect.Refuse(node, "state", "succeeded or failed");
                return null;
        }
    }

    private static RefusalExpectation ReadRefusal(TestMap expect, DocumentNode node) =>
        new(
            node is ScalarNode { ScalarKind: ScalarKind.Boolean, BooleanValue: true } ? [] : ReadDiagnostics(expect, node, "deploy_error"),
            expect.LocationOf("deploy_error"));

    private static List<DiagnosticPattern> ReadDiagnostics(TestMap expect, DocumentNode node, string name)
    {
        if (name == "deploy_error" && node is SequenceNode { Items.Count: 0 })
        {
            expect.Refuse(node, name, "true, a code, or a list of codes");
        }

        IReadOnlyList<DocumentNode> items = node is SequenceNode list ? list.Items : [node];
        return [.. items.Select(i => ReadDiagnostic(expect, i, name)).OfType<DiagnosticPattern>()];
    }

    private static DiagnosticPattern? ReadDiagnostic(TestMap expect, DocumentNode node, string name)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String } code)
        {
            return new DiagnosticPattern(code.Text, null, null, code.Location);
        }

        if (TestMap.Open(node, "a diagnostic", ["code", "line", "column"], expect.Diagnostics, name == "deploy_error" ? "true, a code such as AEF5101, or {code, line, column}" : "a code such as AEF5101, or {code, line, column}") is not { } map)
        {
            return null;
        }

        if (map["code"] is null)
        {
            map.Miss("\"code\"");
        }

        return new DiagnosticPattern(map.Text("code") ?? string.Empty, map.Count("line", 1), map.Count("column", 1), node.Location);
    }

    private static DurationExpectation? ReadDuration(TestMap expect)
    {
        if (expect["duration"] is not { } node)
        {
            return null;
        }

        if (node is not MappingNode bounds)
        {
            var exact = expect.ReadTime(node, "duration");
            return new DurationExpectation(exact, exact, node.Location);
        }

        var map = new TestMap(bounds, "duration", ["at_least", "at_most"], expect.Diagnostics);
        if (map["at_least"] is null && map["at_most"] is null)
        {
            map.Miss("\"at_least\" or \"at_most\"");
        }

        return new DurationExpectation(Time("at_least"), Time("at_most"), node.Location);

        TimeSpan? Time(string key) => map[key] is { } time ? map.ReadTime(time, key) : null;
    }
}
