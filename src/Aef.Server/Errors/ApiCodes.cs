namespace Aef.Server.Errors;

/// <summary>How codes of gRPC appear in answers over HTTP (google-rest.md, section 1).</summary>
internal static class ApiCodes
{
    /// <summary>The HTTP status of a code.</summary>
    public static int HttpStatus(this ApiCode code) => code switch
    {
        ApiCode.Cancelled => 499,
        ApiCode.InvalidArgument or ApiCode.FailedPrecondition => 400,
        ApiCode.DeadlineExceeded => 504,
        ApiCode.NotFound => 404,
        ApiCode.AlreadyExists or ApiCode.Aborted => 409,
        ApiCode.PermissionDenied => 403,
        ApiCode.ResourceExhausted => 429,
        ApiCode.Unimplemented => 501,
        ApiCode.Unavailable => 503,
        ApiCode.Unauthenticated => 401,
        _ => 500,
    };

    /// <summary>The name of a code, such as <c>NOT_FOUND</c>.</summary>
    public static string StatusName(this ApiCode code) => code switch
    {
        ApiCode.Cancelled => "CANCELLED",
        ApiCode.InvalidArgument => "INVALID_ARGUMENT",
        ApiCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        ApiCode.NotFound => "NOT_FOUND",
        ApiCode.AlreadyExists => "ALREADY_EXISTS",
        ApiCode.PermissionDenied => "PERMISSION_DENIED",
        ApiCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        ApiCode.FailedPrecondition => "FAILED_PRECONDITION",
        ApiCode.Aborted => "ABORTED",
        ApiCode.Unimplemented => "UNIMPLEMENTED",
        ApiCode.Internal => "INTERNAL",
        ApiCode.Unavailable => "UNAVAILABLE",
        ApiCode.Unauthenticated => "UNAUTHENTICATED",
        _ => "UNKNOWN",
    };
}
