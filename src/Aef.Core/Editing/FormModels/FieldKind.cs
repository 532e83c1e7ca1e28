namespace Aef.Core.Editing.FormModels;

/// <summary>The kind of control that a field needs.</summary>
public enum FieldKind
{
    /// <summary>A string, which may contain expressions.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A boolean.</summary>
    Flag,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A list.</summary>
    List,

    /// <summary>A mapping, which may be a place with fields of its own.</summary>
    Mapping,

    /// <summary>A value of any type.</summary>
    Any,
}
