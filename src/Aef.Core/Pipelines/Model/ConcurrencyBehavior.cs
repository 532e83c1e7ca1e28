namespace Aef.Core.Pipelines.Model;

/// <summary>What happens to a run over the limit.</summary>
public enum ConcurrencyBehavior
{
    /// <summary>It waits.</summary>
    Queue,

    /// <summary>It fails.</summary>
    Fail,

    /// <summary>The oldest run is cancelled.</summary>
    CancelOldest,
}
