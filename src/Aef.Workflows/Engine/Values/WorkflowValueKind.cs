namespace Aef.Workflows.Engine.Values;

/// <summary>The types of Cloud Workflows values; the names that <c>get_type</c> returns are these in lower case.</summary>
public enum WorkflowValueKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A 64-bit signed integer.</summary>
    Integer,

    /// <summary>A 64-bit floating-point number.</summary>
    Double,

    /// <summary>A string.</summary>
    String,

    /// <summary>A sequence of bytes; only functions and HTTP bodies return one, and it has no JSON form.</summary>
    Bytes,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from strings to values that keeps the order in which keys were added.</summary>
    Map,

    /// <summary>
    /// A predicate such as <c>http.default_retry_predicate</c> or the name of a subworkflow; only <c>retry</c> accepts one.
    /// </summary>
    Function,
}
