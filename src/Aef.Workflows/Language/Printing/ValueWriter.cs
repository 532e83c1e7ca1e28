using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Writes values.</summary>
internal static class ValueWriter
{
    private const int SearchedEntries = 8;

    public static void Write(DocumentOutput output, ValueSyntax value)
    {
        switch (value)
        {
            case LiteralValue literal:
                Scalar(output, literal.Scalar);
                break;
            case ExpressionValue expression:
                output.Text(expression.Text, "${", "}");
                break;
            case ListValue list:
                output.Sequence(list.Items, Write);
                break;
            case MapValue map:
                Map(output, map);
                break;
            default:
                throw new AefInternalException($"{value.GetType().Name} is not a value that can be written.");
        }
    }

    /// <summary>An entry of an object; none without a value.</summary>
    public static void Add(DocumentOutput output, string key, ValueSyntax? value)
    {
        if (value is not null)
        {
            output.Key(key);
            Write(output, value);
        }
    }

    private static void Scalar(DocumentOutput output, ScalarNode scalar)
    {
        if (scalar.ScalarKind == ScalarKind.String)
        {
            if (ValueSyntax.LooksLikeExpression(scalar.Text))
            {
                throw new AefInternalException($"The string \"{scalar.Text}\" would be read back as an expression.");
            }

            output.Text(scalar.Text);
            return;
        }

        // Cloud Workflows has no numbers with more digits than a double.
        output.Literal(scalar.ScalarKind == ScalarKind.Double ? ScalarNode.Double(scalar.DoubleValue) : scalar);
    }

    private static void Map(DocumentOutput output, MapValue map)
    {
        var entries = map.Entries.AsSpan();
        if (entries.IsEmpty)
        {
            output.EmptyMapping();
            return;
        }

        CheckKeys(entries);
        output.BeginMapping();
        foreach (var entry in entries)
        {
            if (output.IsFull)
            {
                break;
            }

            output.Key(entry.Key);
            Write(output, entry.Value);
        }

        output.EndMapping();
    }

    private static void CheckKeys(ReadOnlySpan<MapValueEntry> entries)
    {
        var keys = entries.Length > SearchedEntries ? new HashSet<string>(entries.Length, StringComparer.Ordinal) : null;
        for (var i = 0; i < entries.Length; i++)
        {
            var key = entries[i].Key;
            if (entries[i].KeyExpression is null && ValueSyntax.LooksLikeExpression(key))
            {
                throw new AefInternalException($"The key '{key}' would be read back as an expression.");
            }

            if (keys is not null ? !keys.Add(key) : IsIn(entries[..i], key))
            {
                throw new AefInternalException($"An object has the key \"{key}\" twice.");
            }
        }
    }

    private static bool IsIn(ReadOnlySpan<MapValueEntry> entries, string key)
    {
        foreach (var entry in entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
