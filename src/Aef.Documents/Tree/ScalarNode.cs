using System.Globalization;
using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>A single value.</summary>
public sealed class ScalarNode : DocumentNode, IEquatable<ScalarNode>
{
    private ScalarNode(ScalarKind kind, string text, long integer, double number, Location? location)
        : base(location ?? Location.None)
    {
        ScalarKind = kind;
        Text = text;
        IntegerValue = integer;
        DoubleValue = number;
    }

    /// <summary>The type of the value.</summary>
    public ScalarKind ScalarKind { get; }

    /// <summary>The text: the value itself for strings (escapes resolved), the source form for other kinds.</summary>
    public string Text { get; }

    /// <summary>The value when <see cref="ScalarKind"/> is Integer; 1 for true and 0 for false.</summary>
    public long IntegerValue { get; }

    /// <summary>The value when <see cref="ScalarKind"/> is Double or Integer.</summary>
    public double DoubleValue { get; }

    /// <summary>The value when <see cref="ScalarKind"/> is Boolean.</summary>
    public bool BooleanValue => IntegerValue != 0;

    /// <inheritdoc/>
    public override string Kind => ScalarKind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Boolean => "a boolean",
        ScalarKind.String => "a string",
        _ => "a number",
    };

    /// <inheritdoc/>
    public override object? Plain => ScalarKind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => BooleanValue,
        ScalarKind.Integer => IntegerValue,
        ScalarKind.Double => DoubleValue,
        _ => Text,
    };

    /// <summary>A null.</summary>
    public static ScalarNode Null(Location? location = null) => new(ScalarKind.Null, "null", 0, 0, location);

    /// <summary>A boolean.</summary>
    public static ScalarNode Boolean(bool value, Location? location = null) =>
        new(ScalarKind.Boolean, value ? "true" : "false", value ? 1 : 0, 0, location);

    /// <summary>An integer.</summary>
    public static ScalarNode Integer(long value, Location? location = null) =>
        new(ScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture), value, value, location);

    /// <summary>A floating-point number; <paramref name="text"/> is its source form when it has one.</summary>
    public static ScalarNode Double(double value, Location? location = null, string? text = null) =>
        new(ScalarKind.Double, text ?? value.ToString("R", CultureInfo.InvariantCulture), 0, value, location);

    /// <summary>A string.</summary>
    public static ScalarNode String(string value, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ScalarKind.String, value, 0, 0, location);
    }

    /// <inheritdoc/>
    public bool Equals(ScalarNode? other) => other is not null && ScalarKind == other.ScalarKind && ScalarKind switch
    {
        ScalarKind.Null => true,
        ScalarKind.Boolean or ScalarKind.Integer => IntegerValue == other.IntegerValue,
        ScalarKind.Double => DoubleValue.Equals(other.DoubleValue) && DecimalText.AreSame(Text, other.Text),
        _ => string.Equals(Text, other.Text, StringComparison.Ordinal),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScalarNode);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        ScalarKind == ScalarKind.String
            ? Text.GetHashCode(StringComparison.Ordinal)
            : HashCode.Combine(ScalarKind, IntegerValue, DoubleValue);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
