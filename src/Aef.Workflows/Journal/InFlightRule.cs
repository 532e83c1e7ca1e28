namespace Aef.Workflows.Journal;

/// <summary>
/// How to treat a call that was in flight when the process ended: the journal has no answer, so it is unknown whether it was processed.
/// </summary>
public enum InFlightRule
{
    /// <summary>
    /// Calls that only read (GET, HEAD, OPTIONS, and methods of connectors that get or list) are repeated; others fail with
    /// <c>ConnectionError</c>, which is the language's error for calls that may or may not have been processed. The workflow's own retry
    /// policies decide what follows.
    /// </summary>
    Safe,

    /// <summary>Every call in flight is repeated.</summary>
    Again,

    /// <summary>Every call in flight fails with <c>ConnectionError</c>.</summary>
    Fail,

    /// <summary>The run does not continue, and the journal is not changed, until the caller has chosen.</summary>
    Stop,
}
