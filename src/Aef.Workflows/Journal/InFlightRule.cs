namespace Aef.Workflows.Journal;

/// <summary>
/// What becomes of a call that was in flight when the process ended: it was about to be made, and no answer is in the journal, so nobody
/// knows
/// whether it was carried out.
/// </summary>
public enum InFlightRule
{
    /// <summary>
    /// Calls that only read (GET, HEAD, OPTIONS, and methods of connectors that get or list) are made again; others fail with
    /// <c>ConnectionError</c>,
    /// which is the language's error for calls that may or may not have been processed. The workflow's own retry policies decide what
    /// follows.
    /// </summary>
    Safe,

    /// <summary>Every call in flight is made again.</summary>
    Again,

    /// <summary>Every call in flight fails with <c>ConnectionError</c>.</summary>
    Fail,

    /// <summary>The run does not continue, and the journal stays as it is, until the caller has chosen.</summary>
    Stop,
}
