using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Reads one mock.</summary>
internal static class MockReader
{
    private static readonly string[] Keys =
        ["name", "call", "url", "method", "headers", "query", "body", "args", "step", "answer", "answers", "times"];
    private static readonly string[] RequestKeys = ["url", "method", "headers", "query"];

    public static Mock? Read(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is not MappingNode map)
        {
            diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, "A mock", node.Kind, $"an object with {string.Join(", ", Keys)}"));
            return null;
        }

        MockNodes.CheckKeys(map, Keys, diagnostics);
        var call = MockNodes.ReadPattern(map, "call", diagnostics);
        if (map["call"] is null)
        {
            diagnostics.Add(
                MockDiagnostics.MissingKey.At(map.Location, "A mock", "\"call\", the function that it replaces, such as http.get"));
        }

        var match = new MockMatch(
            call ?? TextPattern.Of(string.Empty),
            MockNodes.ReadPattern(map, "url", diagnostics),
            MockNodes.ReadPattern(map, "step", diagnostics),
            MockNodes.ReadText(map, "method", diagnostics),
            MockNodes.ReadMap(map, "headers", diagnostics),
            MockNodes.ReadMap(map, "query", diagnostics),
            MockNodes.ReadValue(map, "body"),
            MockNodes.ReadMap(map, "args", diagnostics));
        CheckFit(map, match, diagnostics);
        return new Mock(
            match,
            ReadAnswers(map, match, diagnostics),
            MockNodes.ReadText(map, "name", diagnostics),
            MockNodes.ReadTimes(map, diagnostics),
            map.Location);
    }

    private static EquatableList<MockAnswer> ReadAnswers(MappingNode map, MockMatch match, DiagnosticBag diagnostics)
    {
        var (one, all) = (map["answer"], map["answers"]);
        if (one is not null && all is not null)
        {
            diagnostics.Add(MockDiagnostics.Conflict.At(map.Location, "The mock", "\"answer\" and \"answers\""));
        }

        IReadOnlyList<DocumentNode> nodes = (one, all) switch
        {
            (not null, _) => [one],
            (_, SequenceNode { Items.Count: > 0 } list) => list.Items,
            _ => [],
        };
        if (one is null && all is null)
        {
            diagnostics.Add(MockDiagnostics.MissingKey.At(map.Location, "A mock", "\"answer\" or \"answers\""));
        }
        else if (nodes.Count == 0 && all is not null)
        {
            diagnostics.Add(
                MockDiagnostics.WrongType.At(
                    all.Location,
                    "answers",
                    all is SequenceNode ? "an empty list" : all.Kind,
                    "a list of at least one answer"));
        }

        return nodes.Select(n => AnswerReader.Read(n, match, diagnostics)).OfType<MockAnswer>().ToEquatableList();
    }

    /// <summary>Conditions that no call of the function can meet.</summary>
    private static void CheckFit(MappingNode map, MockMatch match, DiagnosticBag diagnostics)
    {
        var call = match.Call.ToString();
        var known = RequestKeys.Append("body");
        if (MockNodes.IsConnectorName(call))
        {
            known = RequestKeys;
        }
        else if (call != "events.await_callback")
        {
            return;
        }

        foreach (var entry in map.Entries.Where(e => known.Contains(e.Key)))
        {
            diagnostics.Add(MockDiagnostics.DoesNotFit.At(entry.KeyLocation, entry.Key, call, "only HTTP requests have it"));
        }
    }
}
