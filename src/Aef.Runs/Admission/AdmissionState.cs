namespace Aef.Runs.Admission;

/// <summary>What <see cref="RunAdmission"/> has decided about a run.</summary>
public enum AdmissionState
{
    /// <summary>The run waits for earlier runs.</summary>
    Waiting,

    /// <summary>The run may begin, or has begun.</summary>
    Admitted,

    /// <summary>The run must not begin.</summary>
    Refused,

    /// <summary>The run has ended.</summary>
    Ended,
}
