namespace Aef.Core.Pipelines.Model;

/// <summary>The type of an input's values.</summary>
public enum InputType
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A date, written yyyy-mm-dd.</summary>
    Date,

    /// <summary>One of the listed values.</summary>
    Enum,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,
}
