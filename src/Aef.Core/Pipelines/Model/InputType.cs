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

    /// <summary>A date and time in RFC 3339 form, such as 2026-01-31T06:00:00Z.</summary>
    DateTime,

    /// <summary>One of the listed values.</summary>
    Enum,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,
}
