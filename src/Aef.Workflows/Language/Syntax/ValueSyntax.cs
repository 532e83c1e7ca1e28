using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Workflows.Language.Syntax;

/// <summary>A value in the source.</summary>
public abstract record ValueSyntax : SyntaxNode
{
    /// <summary>A string as data; see <see cref="LiteralValue"/> for the one form that cannot be written that way.</summary>
    public static ValueSyntax Of(string text) => new LiteralValue(ScalarNode.String(text));

    /// <summary>An integer.</summary>
    public static ValueSyntax Of(long number) => new LiteralValue(ScalarNode.Integer(number));

    /// <summary>A floating-point number.</summary>
    public static ValueSyntax Of(double number) => new LiteralValue(ScalarNode.Double(number));

    /// <summary>A boolean.</summary>
    public static ValueSyntax Of(bool value) => new LiteralValue(ScalarNode.Boolean(value));

    /// <summary>null.</summary>
    public static ValueSyntax Null { get; } = new LiteralValue(ScalarNode.Null());

    /// <summary>True for a string that the language would read as an expression: <c>${…}</c> as the whole value.</summary>
    public static bool LooksLikeExpression(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith("${", StringComparison.Ordinal) && trimmed.EndsWith("}", StringComparison.Ordinal);
    }
}

/// <summary>
/// A scalar as data. A string of the form <c>${…}</c> cannot be written as data: the printer rejects it (see <c>TextLiterals</c> in the
/// compiler for the workaround).
/// </summary>
public sealed record LiteralValue(ScalarNode Scalar) : ValueSyntax;

/// <summary>
/// <c>${…}</c>. <paramref name="Text"/> is the text between the braces, as written, so that printing reproduces it unchanged;
/// equality is that of <paramref name="Expression"/>.
/// </summary>
public sealed record ExpressionValue(ExpressionSyntax Expression, string Text) : ValueSyntax
{
    /// <summary>Equal when the expressions are equal.</summary>
    public bool Equals(ExpressionValue? other) => other is not null && Expression.Equals(other.Expression);

    /// <inheritdoc/>
    public override int GetHashCode() => Expression.GetHashCode();
}

/// <summary>A list of values.</summary>
public sealed record ListValue(EquatableList<ValueSyntax> Items) : ValueSyntax;

/// <summary>A map of values; a key that consists of <c>${…}</c> is an expression.</summary>
public sealed record MapValue(EquatableList<MapValueEntry> Entries) : ValueSyntax
{
    /// <summary>The value of a key, or null. A key that is an expression cannot be looked up.</summary>
    public ValueSyntax? this[string key] => Entries.FirstOrDefault(e => e.Key == key && e.KeyExpression is null)?.Value;

    /// <summary>True when at least one key is an expression, so that the keys are known only at run time.</summary>
    public bool HasComputedKeys
    {
        get
        {
            foreach (ref readonly var entry in Entries.AsSpan())
            {
                if (entry.KeyExpression is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>One entry of a <see cref="MapValue"/>. <paramref name="Key"/> is the key as written, even when it is an expression.</summary>
public sealed record MapValueEntry(string Key, ValueSyntax Value) : SyntaxNode
{
    /// <summary>The expression in <see cref="Key"/>; null for a key that is data.</summary>
    public ExpressionValue? KeyExpression { get; init; }

    /// <summary>An entry with a computed key.</summary>
    public static MapValueEntry Create(ExpressionValue key, ValueSyntax value)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new MapValueEntry("${" + key.Text + "}", value) { KeyExpression = key };
    }
}
