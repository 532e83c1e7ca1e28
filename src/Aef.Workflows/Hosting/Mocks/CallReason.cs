namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Why a call was made.</summary>
public enum CallReason
{
    /// <summary>A step calls.</summary>
    Step,

    /// <summary>A connector repeats a call that failed.</summary>
    Retry,

    /// <summary>A connector polls an operation.</summary>
    Poll,
}
