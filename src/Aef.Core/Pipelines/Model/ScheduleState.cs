namespace Aef.Core.Pipelines.Model;

/// <summary>Whether a schedule starts runs.</summary>
public enum ScheduleState
{
    /// <summary>It starts runs.</summary>
    Enabled,

    /// <summary>It has no job in the scheduler.</summary>
    Disabled,

    /// <summary>Its job in the scheduler is paused. AEF calls this DISABLED.</summary>
    Paused,
}
