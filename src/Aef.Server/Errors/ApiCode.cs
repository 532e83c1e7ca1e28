namespace Aef.Server.Errors;

/// <summary>The codes of gRPC with which Google's APIs report errors (google.rpc.Code).</summary>
internal enum ApiCode
{
    /// <summary>The caller cancelled the call; HTTP 499.</summary>
    Cancelled = 1,

    /// <summary>An unknown error; HTTP 500.</summary>
    Unknown = 2,

    /// <summary>The request is invalid; HTTP 400.</summary>
    InvalidArgument = 3,

    /// <summary>The call took too long; HTTP 504.</summary>
    DeadlineExceeded = 4,

    /// <summary>There is no such resource; HTTP 404.</summary>
    NotFound = 5,

    /// <summary>The resource exists already; HTTP 409.</summary>
    AlreadyExists = 6,

    /// <summary>The caller may not do this; HTTP 403.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or limit is exceeded; HTTP 429.</summary>
    ResourceExhausted = 8,

    /// <summary>The resource is in a state that does not allow this; HTTP 400.</summary>
    FailedPrecondition = 9,

    /// <summary>A conflict with another call; HTTP 409.</summary>
    Aborted = 10,

    /// <summary>The method or an option of it is not supported; HTTP 501.</summary>
    Unimplemented = 12,

    /// <summary>A bug of the server; HTTP 500.</summary>
    Internal = 13,

    /// <summary>The server is stopping; HTTP 503.</summary>
    Unavailable = 14,

    /// <summary>The call has no valid credentials; HTTP 401.</summary>
    Unauthenticated = 16,
}
