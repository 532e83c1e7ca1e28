namespace Aef.Core.Semantics.Expressions;

/// <summary>The type of an expression's value, as far as it is known before a run.</summary>
public enum ExpressionType
{
    /// <summary>Known only at run time.</summary>
    Unknown,

    /// <summary>null.</summary>
    Null,

    /// <summary>A string.</summary>
    String,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A double, or a number that may be an integer or a double.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map with string keys.</summary>
    Map,
}
