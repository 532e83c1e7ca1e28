using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.PowerShell.Binding;

namespace Aef.PowerShell.Conversion;

/// <summary>Converts script values (hashtables, arrays, custom objects, plain values) to document nodes.</summary>
internal static class DocumentNodes
{
    /// <summary>
    /// The node of a value. Keys of a hashtable, which has no order, are sorted; ordered dictionaries and objects keep theirs.
    /// </summary>
    /// <exception cref="PSInvalidCastException">The value nests deeper than a document may.</exception>
    public static DocumentNode From(object? value) => From(value, new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>The mapping of a dictionary; null stays null.</summary>
    public static MappingNode? FromMap(IDictionary? map) => map is null ? null : (MappingNode)From(map);

    private static DocumentNode From(object? value, HashSet<object> around)
    {
        var plain = PlainValue.Of(value);
        if (plain is not (IDictionary or PSObject or IEnumerable) || plain is string or DocumentNode)
        {
            return FromPlain(plain, around);
        }

        if (!around.Add(plain))
        {
            throw new PSInvalidCastException("The value contains itself.");
        }

        if (around.Count >= DocumentLimits.MaxDepth)
        {
            throw new PSInvalidCastException($"The value nests deeper than {DocumentLimits.MaxDepth} arrays and hashtables.");
        }

        var node = FromPlain(plain, around);
        around.Remove(plain);
        return node;
    }

    private static DocumentNode FromPlain(object? plain, HashSet<object> around) =>
        plain switch
        {
            null => ScalarNode.Null(),
            DocumentNode node => node,
            string text => ScalarNode.String(text),
            bool flag => ScalarNode.Boolean(flag),
            SwitchParameter flag => ScalarNode.Boolean(flag.IsPresent),
            byte or sbyte or short or ushort or int or uint or long =>
                ScalarNode.Integer(Convert.ToInt64(plain, CultureInfo.InvariantCulture)),
            float or double or decimal or ulong => ScalarNode.Double(Convert.ToDouble(plain, CultureInfo.InvariantCulture)),
            DateTime time => ScalarNode.String(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
            DateTimeOffset time => ScalarNode.String(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
            DateOnly date => ScalarNode.String(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            TimeOnly time => ScalarNode.String(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            IDictionary map => Map(map, around),
            PSObject custom => new MappingNode([.. custom.Properties.Select(p => new MappingEntry(p.Name, From(p.Value, around)))]),
            IEnumerable items => new SequenceNode([.. items.Cast<object?>().Select(i => From(i, around))]),
            var other => ScalarNode.String(LanguagePrimitives.ConvertTo<string>(other)),
        };

    private static MappingNode Map(IDictionary map, HashSet<object> around)
    {
        var entries = map.Cast<DictionaryEntry>()
            .Select(e => new MappingEntry(LanguagePrimitives.ConvertTo<string>(e.Key), From(e.Value, around)));
        return new MappingNode([.. map is Hashtable ? entries.OrderBy(e => e.Key, StringComparer.Ordinal) : entries]);
    }
}
