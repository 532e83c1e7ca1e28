using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>
/// Reads the structure of a test file: an object with <c>tests</c>, or a bare list of tests. The format is described in
/// <c>docs/testing.md</c>.
/// </summary>
internal static class SuiteReader
{
    public static readonly string[] SuiteKeys = ["name", "description", "root", "defaults", "tests"];

    public static readonly string[] DefaultKeys =
        ["source", "args", "inputs", "environment", "mocks", "workflows", "secrets", "simulate", "parameters", "start"];

    /// <summary>Descriptions in tests; they are not used.</summary>
    public static readonly string[] NoteKeys = ["description", "topic", "doc", "basis", "note"];

    public static readonly string[] TestKeys = ["name", "id", .. DefaultKeys, "expr", "skip", "only", "expect", .. NoteKeys];

    public static SuiteDraft Read(DocumentNode root, DiagnosticBag diagnostics)
    {
        if (root is SequenceNode list)
        {
            return new SuiteDraft(null, null, ReadTests(list, null, diagnostics));
        }

        if (TestMap.Open(root, "a test file", SuiteKeys, diagnostics, $"a list of tests, or an object with {string.Join(", ", SuiteKeys)}") is not { } suite)
        {
            return new SuiteDraft(null, null, []);
        }

        var defaults = suite["defaults"];
        if (defaults is not null && TestMap.Open(defaults, "defaults", DefaultKeys, diagnostics) is { } shared)
        {
            CheckKinds(shared);
        }

        CheckNotes(suite, ["description"]);
        CheckRoot(suite);
        if (suite["tests"] is null)
        {
            suite.Miss("\"tests\", a list");
        }
        else if (suite["tests"] is { } node and not SequenceNode)
        {
            suite.Refuse(node, "tests", "a list of tests");
        }

        return new SuiteDraft(
            suite.Name("name"),
            suite["root"],
            suite["tests"] is SequenceNode tests ? ReadTests(tests, defaults as MappingNode, diagnostics) : []);
    }

    private static List<TestDraft> ReadTests(SequenceNode list, MappingNode? defaults, DiagnosticBag diagnostics)
    {
        if (list.Items.Count == 0)
        {
            diagnostics.Add(TestDiagnostics.WrongType.At(list.Location, "tests", "an empty list", "a list of at least one test"));
        }

        var tests = new List<TestDraft>();
        var names = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (TestMap.Open(item, "a test", TestKeys, diagnostics) is not { } map)
            {
                continue;
            }

            map.AllowOneOf("name", "id");
            map.AllowOneOf("source", "expr");
            map.Text("expr");
            CheckNotes(map, NoteKeys);
            CheckKinds(map);
            var test = new TestDraft(map, defaults);
            if (map["name"] is null && map["id"] is null)
            {
                map.Miss("\"name\"");
            }
            else if (!names.TryAdd(test.Name, test.Location))
            {
                diagnostics.Add(TestDiagnostics.DuplicateName.At(test.Location, test.Name).WithRelated(names[test.Name], "the first test"));
            }

            tests.Add(test);
        }

        return tests;
    }

    /// <summary>True for a value that may name a file or be its content.</summary>
    public static bool IsOfKind(string key, DocumentNode node) => key switch
    {
        "source" or "mocks" => node is MappingNode or SequenceNode or ScalarNode { ScalarKind: ScalarKind.String },
        "workflows" or "secrets" or "inputs" => node is MappingNode,
        "simulate" => node is MappingNode or ScalarNode { ScalarKind: ScalarKind.String },
        "parameters" => node is SequenceNode or ScalarNode { ScalarKind: ScalarKind.String },
        _ => true,
    };

    private static void CheckKinds(TestMap map)
    {
        foreach (var key in DefaultKeys)
        {
            if (map[key] is { } node && !IsOfKind(key, node))
            {
                map.Refuse(node, key, key switch
                {
                    "source" => "the name of a file, or the source as a string, an object or a list",
                    "workflows" => "an object with names and sources",
                    "secrets" => "an object with names and values",
                    _ => "the name of a file, or its content",
                });
            }
        }
    }

    private static void CheckNotes(TestMap map, string[] keys)
    {
        foreach (var key in keys)
        {
            map.Text(key);
        }
    }

    private static void CheckRoot(TestMap suite)
    {
        if (suite["root"] is MappingNode node)
        {
            var root = new TestMap(node, "root", ["environment"], suite.Diagnostics);
            if (root.Name("environment") is null && root["environment"] is null)
            {
                root.Miss("\"environment\", the name of a variable");
            }
        }
        else if (suite["root"] is { } other and not ScalarNode { ScalarKind: ScalarKind.String })
        {
            suite.Refuse(other, "root", "a folder, or {environment: the name of a variable}");
        }
    }
}
