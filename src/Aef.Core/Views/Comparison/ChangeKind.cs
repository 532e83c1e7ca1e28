namespace Aef.Core.Views.Comparison;

/// <summary>What happened to a part of a pipeline.</summary>
public enum ChangeKind
{
    /// <summary>It is only in the second pipeline.</summary>
    Added,

    /// <summary>It is only in the first pipeline.</summary>
    Removed,

    /// <summary>It has moved: to another level or thread, or before or after others.</summary>
    Moved,

    /// <summary>It has another id and the same content.</summary>
    Renamed,

    /// <summary>One of its properties has another value.</summary>
    Changed,
}
