using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Reads one answer of a mock.</summary>
internal static class AnswerReader
{
    private static readonly string[] Keys =
        ["status", "headers", "body", "value", "error", "timeout", "operation", "callback", "delay", "times"];
    private static readonly string[] OperationKeys = ["takes", "response", "error", "metadata"];
    private static readonly string[] CallbackKeys = ["method", "headers", "query", "body"];
    private static readonly string[] Tags =
        [
            "AuthError",
            "ConnectionError",
            "ConnectionFailedError",
            "IndexError",
            "KeyError",
            "OperationError",
            "ParallelNestingError",
            "RecursionError",
            "ResponseTypeError",
            "SystemError",
            "TimeoutError",
            "TypeError",
            "ValueError",
            "ZeroDivisionError",
        ];

    public static MockAnswer? Read(DocumentNode node, MockMatch match, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Integer })
        {
            return MockNodes.ReadStatus(node, diagnostics) is { } code ? MockAnswer.Response(code) : null;
        }

        if (node is not MappingNode map)
        {
            diagnostics.Add(
                MockDiagnostics.WrongType.At(
                    node.Location,
                    "An answer",
                    node.Kind,
                    $"an HTTP status or an object with {string.Join(", ", Keys)}"));
            return null;
        }

        MockNodes.CheckKeys(map, Keys, diagnostics);
        CheckAlone(map, diagnostics);
        CheckFit(map, match, diagnostics);
        var answer = ReadContent(map, diagnostics);
        var delay = MockNodes.ReadSeconds(map, "delay", diagnostics);
        return answer?.After(delay).Repeated(MockNodes.ReadTimes(map, diagnostics) ?? 1);
    }

    private static MockAnswer? ReadContent(MappingNode map, DiagnosticBag diagnostics)
    {
        if (map["error"] is { } error)
        {
            return ReadError(error, diagnostics);
        }

        if (map["value"] is { } value)
        {
            return MockAnswer.Value(WorkflowValue.FromDocument(value));
        }

        if (map["operation"] is { } operation)
        {
            return ReadOperation(operation, diagnostics);
        }

        if (map["callback"] is { } callback)
        {
            return ReadCallback(callback, diagnostics);
        }

        if (map["timeout"] is { } timeout)
        {
            if (timeout is not ScalarNode { ScalarKind: ScalarKind.Boolean, BooleanValue: true })
            {
                diagnostics.Add(
                    MockDiagnostics.WrongType.At(
                        timeout.Location,
                        "timeout",
                        MockNodes.Shown(timeout),
                        "true, for a response that never arrives"));
            }

            return MockAnswer.Timeout();
        }

        var status = map["status"] is { } node ? MockNodes.ReadStatus(node, diagnostics) : 200;
        var headers = MockNodes.ReadMap(map, "headers", diagnostics);
        return status is { } code ? MockAnswer.Response(code, headers, MockNodes.ReadValue(map, "body")) : null;
    }

    private static MockAnswer? ReadError(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String } tag && Tags.Contains(tag.Text))
        {
            return MockAnswer.Error(WorkflowErrors.Tagged(tag.Text, $"{tag.Text} raised by a mock"));
        }

        if (node is MappingNode map)
        {
            return MockAnswer.Error(WorkflowValue.FromDocument(map));
        }

        diagnostics.Add(
            MockDiagnostics.WrongType.At(
                node.Location,
                "error",
                MockNodes.Shown(node),
                $"the error to raise, as an object, or one of {string.Join(", ", Tags)}"));
        return null;
    }

    private static MockAnswer? ReadOperation(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is not MappingNode map)
        {
            diagnostics.Add(
                MockDiagnostics.WrongType.At(node.Location, "operation", node.Kind, $"an object with {string.Join(", ", OperationKeys)}"));
            return null;
        }

        MockNodes.CheckKeys(map, OperationKeys, diagnostics);
        if (map["response"] is not null && map["error"] is not null)
        {
            diagnostics.Add(MockDiagnostics.Conflict.At(map.Location, "An operation", "\"response\" and \"error\""));
        }

        var operation = WorkflowValue.FromMap(
            ("takes", MockNodes.ReadSeconds(map, "takes", diagnostics).TotalSeconds),
            ("metadata", MockNodes.ReadMap(map, "metadata", diagnostics)));
        return MockAnswer.Operation(map["error"] is null
            ? operation.With("response", MockNodes.ReadValue(map, "response"))
            : operation.With("error", MockNodes.ReadMap(map, "error", diagnostics)));
    }

    private static MockAnswer? ReadCallback(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return MockAnswer.Callback(WorkflowValue.EmptyMap);
        }

        if (node is not MappingNode map)
        {
            diagnostics.Add(
                MockDiagnostics.WrongType.At(node.Location, "callback", node.Kind, $"an object with {string.Join(", ", CallbackKeys)}"));
            return null;
        }

        MockNodes.CheckKeys(map, CallbackKeys, diagnostics);
        return MockAnswer.Callback(WorkflowValue.FromMap(
            ("method", MockNodes.ReadText(map, "method", diagnostics)?.ToUpperInvariant()),
            ("headers", MockNodes.ReadMap(map, "headers", diagnostics)),
            ("query", MockNodes.ReadMap(map, "query", diagnostics)),
            ("body", MockNodes.ReadValue(map, "body"))));
    }

    /// <summary>An answer is a response, a value, an error, a callback or nothing.</summary>
    private static void CheckAlone(MappingNode map, DiagnosticBag diagnostics)
    {
        var kinds = map.Entries.Where(e => e.Key is "value" or "error" or "timeout" or "operation" or "callback")
            .Select(e => $"\"{e.Key}\"")
            .ToList();
        kinds.AddRange(map.Entries.Where(e => e.Key is "status" or "headers" or "body").Select(e => $"\"{e.Key}\"").Take(1));
        if (kinds.Count > 1)
        {
            diagnostics.Add(MockDiagnostics.Conflict.At(map.Location, "An answer", string.Join(" and ", kinds)));
        }
    }

    private static void CheckFit(MappingNode map, MockMatch match, DiagnosticBag diagnostics)
    {
        var call = match.Call.ToString();
        var waits = call == "events.await_callback";
        foreach (var entry in map.Entries)
        {
            var problem = entry.Key switch
            {
                "callback" when !waits && (MockNodes.IsConnectorName(call) || MockNodes.IsHttpName(call)) =>
                    "only events.await_callback receives requests",
                "operation" when MockNodes.IsHttpName(call) => "only connectors wait for operations",
                "status" or "headers" or "body" or "value" or "operation" when waits =>
                    "a wait receives a request; write it under \"callback\"",
                _ => null,
            };
            if (problem is not null)
            {
                diagnostics.Add(MockDiagnostics.DoesNotFit.At(entry.KeyLocation, entry.Key, call, problem));
            }
        }
    }
}
