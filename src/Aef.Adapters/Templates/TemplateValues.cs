using System.Collections;
using System.Globalization;
using System.Numerics;
using Aef.Documents.Tree;
using Scriban.Runtime;

namespace Aef.Adapters.Templates;

/// <summary>Converts the values of Scriban to nodes, for the filters.</summary>
internal static class TemplateValues
{
    private const int MostLevels = 64;
    private const int MostValues = 100_000;

    /// <summary>
    /// The node of a value; null for a function, and for a value that is too deep or too large, such as one that contains itself.
    /// </summary>
    public static DocumentNode? ToNode(object? value)
    {
        var count = 0;
        return ToNode(value, 0, ref count);
    }

    private static DocumentNode? ToNode(object? value, int level, ref int count)
    {
        if (level > MostLevels || ++count > MostValues)
        {
            return null;
        }

        return value switch
        {
            null => ScalarNode.Null(),
            string text => ScalarNode.String(text),
            FilteredValue text => ScalarNode.String(text.ToString()),
            IScriptOutput captured => ScalarNode.String(captured.ToString() ?? string.Empty),
            bool flag => ScalarNode.Boolean(flag),
            double number => Number(number),
            float number => Number(number),
            decimal number => ScalarNode.Double((double)number, null, number.ToString(CultureInfo.InvariantCulture)),
            BigInteger number => number >= long.MinValue && number <= long.MaxValue
                ? ScalarNode.Integer((long)number)
                : ScalarNode.String(number.ToString(CultureInfo.InvariantCulture)),
            sbyte or byte or short or ushort or int or uint or long =>
                ScalarNode.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            IScriptCustomFunction => null,
            ScriptObject map => Map(map, level, ref count),
            IEnumerable list => List(list, level, ref count),
            IFormattable other => ScalarNode.String(other.ToString(null, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private static DocumentNode Number(double value) =>
        double.IsFinite(value) ? ScalarNode.Double(value) : ScalarNode.String(value.ToString(CultureInfo.InvariantCulture));

    private static MappingNode? Map(ScriptObject map, int level, ref int count)
    {
        var entries = new List<MappingEntry>();
        foreach (var (key, value) in map)
        {
            if (ToNode(value, level + 1, ref count) is not { } node)
            {
                return null;
            }

            entries.Add(new MappingEntry(key, node));
        }

        return new MappingNode(entries);
    }

    private static SequenceNode? List(IEnumerable list, int level, ref int count)
    {
        var items = new List<DocumentNode>();
        foreach (var item in list)
        {
            if (ToNode(item, level + 1, ref count) is not { } node)
            {
                return null;
            }

            items.Add(node);
        }

        return new SequenceNode(items);
    }
}
