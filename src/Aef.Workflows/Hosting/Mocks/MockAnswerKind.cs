namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The kinds of answers of a mock.</summary>
internal enum MockAnswerKind
{
    /// <summary>A status, headers and a body; 400 and above is an <c>HttpError</c>.</summary>
    Response,

    /// <summary>A value, which the <c>result</c> of the call receives unchanged.</summary>
    Value,

    /// <summary>An error that the call raises.</summary>
    Error,

    /// <summary>No answer; the call ends with <c>TimeoutError</c> when it times out.</summary>
    Timeout,

    /// <summary>A long-running operation of a connector.</summary>
    Operation,

    /// <summary>A request to an awaited callback.</summary>
    Callback,
}
