using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Reads the small parts of mocks.</summary>
internal static class MockNodes
{
    private const double LongestDelay = 31_536_000;

    public static bool IsConnectorName(string call) => call.StartsWith("googleapis.", StringComparison.Ordinal);

    public static bool IsHttpName(string call) => call.StartsWith("http.", StringComparison.Ordinal);

    public static void CheckKeys(MappingNode map, string[] known, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key)))
        {
            diagnostics.Add(MockDiagnostics.UnknownKey.At(entry.KeyLocation, entry.Key, string.Join(", ", known)));
        }
    }

    public static string? ReadText(MappingNode map, string key, DiagnosticBag diagnostics)
    {
        if (map[key] is not { } node || node is ScalarNode { ScalarKind: ScalarKind.String })
        {
            return (map[key] as ScalarNode)?.Text;
        }

        diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, key, node.Kind, "a string"));
        return null;
    }

    public static int? ReadTimes(MappingNode map, DiagnosticBag diagnostics)
    {
        switch (map["times"])
        {
            case null:
                return null;
            case ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: > 0 and <= int.MaxValue } times:
                return (int)times.IntegerValue;
            case var node:
                diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, "times", Shown(node), "a whole number greater than 0"));
                return null;
        }
    }

    public static TimeSpan ReadSeconds(MappingNode map, string key, DiagnosticBag diagnostics)
    {
        switch (map[key])
        {
            case null:
                return TimeSpan.Zero;
            case ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double, DoubleValue: >= 0 and <= LongestDelay } seconds:
                return TimeSpan.FromSeconds(seconds.DoubleValue);
            case var node:
                diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, key, Shown(node), "a number of seconds from 0 to a year"));
                return TimeSpan.Zero;
        }
    }

    public static int? ReadStatus(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Integer, IntegerValue: >= 100 and < 600 } status)
        {
            return (int)status.IntegerValue;
        }

        diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, "status", Shown(node), "an HTTP status from 100 to 599"));
        return null;
    }

    public static WorkflowValue ReadMap(MappingNode map, string key, DiagnosticBag diagnostics)
    {
        switch (map[key])
        {
            case null or ScalarNode { ScalarKind: ScalarKind.Null }:
                return default;
            case MappingNode value:
                return WorkflowValue.FromDocument(value);
            case var node:
                diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, key, node.Kind, "an object"));
                return default;
        }
    }

    public static WorkflowValue ReadValue(MappingNode map, string key) => map[key] is { } node ? WorkflowValue.FromDocument(node) : default;

    /// <summary>A string in which <c>*</c> matches any text, or an object with <c>regex</c>.</summary>
    public static TextPattern? ReadPattern(MappingNode map, string key, DiagnosticBag diagnostics)
    {
        switch (map[key])
        {
            case null:
                return null;
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return TextPattern.Of(text.Text);
            case MappingNode { Entries: [{ Key: "regex", Value: ScalarNode { ScalarKind: ScalarKind.String } expression }] }:
                if (!TextPattern.TryParseExpression(expression.Text, out var pattern, out var problem))
                {
                    diagnostics.Add(MockDiagnostics.BadExpression.At(expression.Location, expression.Text, problem));
                }

                return pattern;
            case var node:
                diagnostics.Add(
                    MockDiagnostics.WrongType.At(
                        node.Location,
                        key,
                        node.Kind,
                        "a string, in which * matches any characters, or {regex: a regular expression}"));
                return null;
        }
    }

    /// <summary>The kind of a node, for messages about its value.</summary>
    public static string Shown(DocumentNode node) =>
        node is ScalarNode { ScalarKind: not ScalarKind.Null } scalar ? $"\"{scalar.Text}\"" : node.Kind;
}
