namespace Aef.Documents.Tree;

/// <summary>The type that a scalar has by the rules of YAML 1.2 core, as Cloud Workflows uses them, or of JSON.</summary>
public enum ScalarKind
{
    /// <summary>null, ~ or an empty value.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A 64-bit floating-point number.</summary>
    Double,

    /// <summary>A string.</summary>
    String,
}
