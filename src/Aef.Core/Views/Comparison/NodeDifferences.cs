using System.Globalization;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>The differences between two values. The order of keys does not matter, nor does a fraction of zero in a number.</summary>
internal static class NodeDifferences
{
    /// <summary>The smallest differing parts; a side without the part is null. An empty path is the value as a whole.</summary>
    public static IEnumerable<(string Path, DocumentNode? Old, DocumentNode? New)> Of(
        DocumentNode? old,
        DocumentNode? now,
        string path = "")
    {
        if (AreEqual(old, now))
        {
            return [];
        }

        return (old, now) switch
        {
            (MappingNode left, MappingNode right) =>
                Keys(left, right).SelectMany(key => Of(left[key], right[key], path.Length == 0 ? key : $"{path}.{key}")),
            (SequenceNode left, SequenceNode right) when left.Items.Count == right.Items.Count =>
                left.Items.Zip(right.Items)
                    .SelectMany((pair, index) =>
                        Of(pair.First, pair.Second, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
            _ => [(path, old, now)],
        };
    }

    public static bool AreEqual(DocumentNode? left, DocumentNode? right) => (left, right) switch
    {
        (null, null) => true,
        (ScalarNode a, ScalarNode b) =>
            a.Equals(b) || (IsNumber(a) && IsNumber(b) && a.DoubleValue.Equals(b.DoubleValue) && DecimalText.AreSame(a.Text, b.Text)),
        (SequenceNode a, SequenceNode b) =>
            a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (MappingNode a, MappingNode b) =>
            a.Entries.Count == b.Entries.Count && a.Entries.All(e => b[e.Key] is { } other && AreEqual(e.Value, other)),
        _ => false,
    };

    /// <summary>The value on one line; null for no value.</summary>
    public static string? Show(DocumentNode? node) => node is null ? null : DocumentPrinter.ToJson(node, indented: false).TrimEnd('\n');

    private static IEnumerable<string> Keys(MappingNode left, MappingNode right) =>
        left.Entries.Select(e => e.Key).Concat(right.Entries.Select(e => e.Key)).Distinct(StringComparer.Ordinal);

    private static bool IsNumber(ScalarNode scalar) => scalar.ScalarKind is ScalarKind.Integer or ScalarKind.Double;
}
