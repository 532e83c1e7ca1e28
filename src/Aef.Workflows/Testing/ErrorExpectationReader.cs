using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing.Expectations;

namespace Aef.Workflows.Testing;

/// <summary>Reads the expected error of an execution.</summary>
internal static class ErrorExpectationReader
{
    private static readonly string[] Keys = ["message", "tags", "code", "payload", "step", "line"];

    /// <summary>Reads <c>error</c>: true, a pattern for the message, or an object.</summary>
    public static ErrorExpectation Read(TestMap expect, DocumentNode node)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.Boolean, BooleanValue: true }:
                return new ErrorExpectation(node.Location);
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return new ErrorExpectation(node.Location) { Message = (TextPattern.Of(text.Text), node.Location) };
            case MappingNode map:
                return ReadMap(new TestMap(map, "error", Keys, expect.Diagnostics));
            default:
                expect.Refuse(node, "error", $"true, a string for the message, or an object with {string.Join(", ", Keys)}");
                return new ErrorExpectation(node.Location);
        }
    }

    /// <summary>Reads <c>error_tag</c>: one tag that the error has.</summary>
    public static ErrorExpectation ReadTag(TestMap expect)
    {
        expect.Name("error_tag");
        return new ErrorExpectation(expect.LocationOf("error_tag")) { Tags = expect["error_tag"] is ScalarNode tag ? [tag] : [] };
    }

    private static ErrorExpectation ReadMap(TestMap map)
    {
        map.Count("code");
        map.Count("line", 1);
        return new ErrorExpectation(map.Location)
        {
            Message = WithLocation(map, "message"),
            Tags = ReadTags(map),
            Code = map["code"] as ScalarNode,
            Payload = map["payload"],
            Step = WithLocation(map, "step"),
            Line = map["line"] as ScalarNode,
        };
    }

    private static (TextPattern Pattern, Location Location)? WithLocation(TestMap map, string key) =>
        map[key] is { } node && map.ReadPattern(node, key) is { } pattern ? (pattern, node.Location) : null;

    private static IReadOnlyList<ScalarNode> ReadTags(TestMap map)
    {
        if (map["tags"] is not { } node)
        {
            return [];
        }

        IReadOnlyList<DocumentNode> items = node is SequenceNode { Items.Count: > 0 } list ? list.Items : [node];
        foreach (var item in items.Where(i => i is not ScalarNode { ScalarKind: ScalarKind.String }))
        {
            map.Refuse(item, "tags", "a tag, or a list of tags");
        }

        return [.. items.OfType<ScalarNode>()];
    }
}
