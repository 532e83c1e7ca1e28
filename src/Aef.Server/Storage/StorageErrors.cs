using Aef.Google.Rest.Common;
using Aef.Server.Errors;

namespace Aef.Server.Storage;

/// <summary>The errors of Cloud Storage, whose form differs from that of the other APIs (google-rest.md, section 5).</summary>
internal static class StorageErrors
{
    /// <summary>An error.</summary>
    public static ApiException Create(int status, string reason, string message) => new(Error(status, reason, message));

    /// <summary>404: there is no such object, or not in this generation.</summary>
    public static ApiException NoObject(string bucket, string name) => Create(404, "notFound", $"No such object: {bucket}/{name}");

    /// <summary>404: there is no such bucket.</summary>
    public static ApiException NoBucket() => Create(404, "notFound", "The specified bucket does not exist.");

    /// <summary>412: a precondition does not hold.</summary>
    public static ApiException ConditionNotMet() =>
        Create(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");

    /// <summary>400: a value is invalid.</summary>
    public static ApiException Invalid(string message) => Create(400, "invalid", message);

    /// <summary>400: a value is missing.</summary>
    public static ApiException Required(string message) => Create(400, "required", message);

    /// <summary>409: a conflict with what exists.</summary>
    public static ApiException Conflict(string message) => Create(409, "conflict", message);

    /// <summary>An error of the server's other code in the form of Cloud Storage.</summary>
    public static ApiException From(ApiError error)
    {
        var status = error.HttpStatus;
        var reason = status switch
        {
            401 => "required",
            403 => "forbidden",
            404 => "notFound",
            409 => "conflict",
            >= 500 => "backendError",
            _ => "invalid",
        };
        return Create(status, reason, error.Body.Message ?? reason);
    }

    private static ApiError Error(int status, string reason, string message) => new(
        status,
        new ErrorBody
        {
            Code = status,
            Message = message,
            Errors = [new StorageErrorItem { Message = message, Domain = "global", Reason = reason }],
        });
}
