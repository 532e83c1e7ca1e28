namespace Aef.Core.Views.Layouts;

/// <summary>What happens in a part of the time line of a step.</summary>
public enum GanttKind
{
    /// <summary>The run waits until it may begin.</summary>
    Queued,

    /// <summary>The step pauses between two attempts.</summary>
    Waiting,

    /// <summary>An attempt is running.</summary>
    Running,

    /// <summary>An attempt that has succeeded.</summary>
    Succeeded,

    /// <summary>An attempt that has failed.</summary>
    Failed,

    /// <summary>An attempt that was cancelled.</summary>
    Cancelled,
}
