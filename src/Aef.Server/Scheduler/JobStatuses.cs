using System.Globalization;
using Aef.Google.Rest.Common;
using Aef.Server.Errors;

namespace Aef.Server.Scheduler;

/// <summary>The status of an attempt: an empty one after a success.</summary>
internal static class JobStatuses
{
    /// <summary>The attempt has succeeded.</summary>
    public static Status Ok { get; } = new();

    /// <summary>The attempt has failed.</summary>
    public static Status Failed(ApiCode code, string message) => new() { Code = (int)code, Message = message };

    /// <summary>The status of an answer.</summary>
    public static Status Of(int httpStatus) => httpStatus is >= 200 and < 300
        ? Ok
        : Failed(CodeOf(httpStatus), string.Create(CultureInfo.InvariantCulture, $"The target answered with HTTP {httpStatus}."));

    private static ApiCode CodeOf(int httpStatus) => httpStatus switch
    {
        400 => ApiCode.InvalidArgument,
        401 => ApiCode.Unauthenticated,
        403 => ApiCode.PermissionDenied,
        404 => ApiCode.NotFound,
        409 => ApiCode.Aborted,
        429 => ApiCode.ResourceExhausted,
        499 => ApiCode.Cancelled,
        501 => ApiCode.Unimplemented,
        503 => ApiCode.Unavailable,
        504 => ApiCode.DeadlineExceeded,
        >= 500 => ApiCode.Internal,
        _ => ApiCode.Unknown,
    };
}
