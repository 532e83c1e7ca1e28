using System.Globalization;
using Aef.Google.Rest.Common;
using Aef.Server.Errors;
using Aef.Server.Storage;

namespace Aef.Server.Faults;

/// <summary>The errors with which injected faults answer, in the form of the API.</summary>
internal static class FaultErrors
{
    /// <summary>The error for a status.</summary>
    public static ApiError Of(int status, string method)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"An injected fault answered {method} with {status}.");
        var error = new ApiError(status, new ErrorBody { Code = status, Message = message, Status = NameOf(status) });
        return method.StartsWith("objects.", StringComparison.Ordinal) || method.StartsWith("buckets.", StringComparison.Ordinal)
            ? StorageErrors.From(error).Error
            : error;
    }

    private static string NameOf(int status) => status switch
    {
        401 => ApiCode.Unauthenticated.StatusName(),
        403 => ApiCode.PermissionDenied.StatusName(),
        404 => ApiCode.NotFound.StatusName(),
        408 or 504 => ApiCode.DeadlineExceeded.StatusName(),
        409 => ApiCode.Aborted.StatusName(),
        429 => ApiCode.ResourceExhausted.StatusName(),
        499 => ApiCode.Cancelled.StatusName(),
        501 => ApiCode.Unimplemented.StatusName(),
        503 => ApiCode.Unavailable.StatusName(),
        >= 500 => ApiCode.Internal.StatusName(),
        _ => ApiCode.InvalidArgument.StatusName(),
    };
}
