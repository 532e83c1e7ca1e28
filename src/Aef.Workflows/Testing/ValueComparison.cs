using System.Globalization;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Testing;

/// <summary>
/// Compares a value with the expected one of a test file: numbers by value, maps without regard to order. When only a part is expected,
/// maps may have more keys; lists must still have the same length.
/// </summary>
internal sealed class ValueComparison(bool partial)
{
    private const int MaxShown = 200;

    private readonly List<ValueDifference> _differences = [];

    /// <summary>The differences, in the order of the test file.</summary>
    public static IReadOnlyList<ValueDifference> Compare(DocumentNode expected, WorkflowValue actual, bool partial = false)
    {
        var comparison = new ValueComparison(partial);
        comparison.Compare(expected, actual, "$");
        return comparison._differences;
    }

    /// <summary>
    /// The actual value with its keys in the order of the expected one, so that both can be compared line by line; additional keys follow.
    /// </summary>
    public static WorkflowValue Arrange(DocumentNode expected, WorkflowValue actual, bool partial)
    {
        switch (expected)
        {
            case MappingNode map when actual.Kind == WorkflowValueKind.Map:
                var known = map.Entries.Where(e => actual.TryGetValue(e.Key, out _))
                    .Select(e => (e.Key, Arrange(e.Value, actual[e.Key], partial)));
                var others = partial ? [] : actual.Entries.Where(e => map[e.Key] is null).Select(e => (e.Key, e.Value));
                return WorkflowValue.FromMap([.. known, .. others]);
            case SequenceNode list when actual.Kind == WorkflowValueKind.List:
                return WorkflowValue.FromList(
                    [.. actual.Items.Select((item, i) => i < list.Items.Count ? Arrange(list.Items[i], item, partial) : item)]);
            default:
                return actual;
        }
    }

    /// <summary>A value as JSON on several lines; a value without a JSON form as its kind.</summary>
    public static string Show(WorkflowValue value) => value.TryToJson(out var json, out _, indented: true) ? json : value.ToString();

    private void Compare(DocumentNode expected, WorkflowValue actual, string path)
    {
        switch (expected)
        {
            case MappingNode map when actual.Kind == WorkflowValueKind.Map:
                CompareMaps(map, actual, path);
                break;
            case SequenceNode list when actual.Kind == WorkflowValueKind.List:
                CompareLists(list, actual, path);
                break;
            default:
                if (WorkflowValue.FromDocument(expected) != actual)
                {
                    Add(path, expected, Short(actual));
                }

                break;
        }
    }

    private void CompareMaps(MappingNode map, WorkflowValue actual, string path)
    {
        foreach (var entry in map.Entries)
        {
            if (actual.TryGetValue(entry.Key, out var found))
            {
                Compare(entry.Value, found, Member(path, entry.Key));
            }
            else
            {
                Add(Member(path, entry.Key), entry.Value, "no such key");
            }
        }

        if (partial)
        {
            return;
        }

        foreach (var (key, value) in actual.Entries.Where(e => map[e.Key] is null))
        {
            _differences.Add(new ValueDifference(Member(path, key), "no such key", Short(value), map.Location));
        }
    }

    private void CompareLists(SequenceNode list, WorkflowValue actual, string path)
    {
        for (var i = 0; i < Math.Max(list.Items.Count, actual.Items.Count); i++)
        {
            var location = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (i >= list.Items.Count)
            {
                _differences.Add(new ValueDifference(location, "no such element", Short(actual.Items[i]), list.Location));
            }
            else if (i >= actual.Items.Count)
            {
                Add(location, list.Items[i], "no such element");
            }
            else
            {
                Compare(list.Items[i], actual.Items[i], location);
            }
        }
    }

    private void Add(string path, DocumentNode expected, string actual) =>
        _differences.Add(new ValueDifference(path, Short(WorkflowValue.FromDocument(expected)), actual, expected.Location));

    private static string Short(WorkflowValue value)
    {
        var text = value.ToString();
        return text.Length <= MaxShown
            ? text
            : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxShown - 1]) ? MaxShown - 1 : MaxShown), "…");
    }

    private static string Member(string path, string key) =>
        key.Length > 0
            && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"{path}.{key}"
            : $"{path}[{WorkflowValue.FromString(key)}]";
}
