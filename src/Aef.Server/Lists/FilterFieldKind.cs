namespace Aef.Server.Lists;

/// <summary>How the values of a field are compared.</summary>
internal enum FilterFieldKind
{
    /// <summary>A string; <c>*</c> at the beginning or the end of the operand stands for anything.</summary>
    Text,

    /// <summary>A time, compared with RFC 3339 or a date.</summary>
    Time,

    /// <summary>A duration, compared with a number of seconds such as <c>20s</c>.</summary>
    Duration,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A map of strings, whose keys are members: <c>labels.team = "a"</c>.</summary>
    Map,

    /// <summary>A list of strings.</summary>
    List,
}
