namespace Aef.Google.Publishing;

/// <summary>What happens to a schedule at Google.</summary>
public enum ScheduleAction
{
    /// <summary>It is paused.</summary>
    Pause,

    /// <summary>It is resumed.</summary>
    Resume,

    /// <summary>It is run now.</summary>
    Run,
}
