using System.Text.Json;

namespace Aef.Server.Errors;

/// <summary>Ends a request with an error in the form of the API. The server never answers anything else after one.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.Body.Message)
{
    /// <summary>The error.</summary>
    public ApiError Error => error;

    /// <summary>400: the request is invalid.</summary>
    public static ApiException Invalid(string message) => Create(ApiCode.InvalidArgument, message);

    /// <summary>400: a field or parameter of the request is invalid.</summary>
    public static ApiException InvalidField(string field, string problem) => new(ApiError.InvalidField(field, problem));

    /// <summary>404: there is no such resource.</summary>
    public static ApiException NotFound(string message = "Requested entity was not found.") => Create(ApiCode.NotFound, message);

    /// <summary>400: the state of the resource does not allow this.</summary>
    public static ApiException FailedPrecondition(string message) => Create(ApiCode.FailedPrecondition, message);

    /// <summary>An error with a code.</summary>
    public static ApiException Create(ApiCode code, string message, params IReadOnlyList<JsonElement> details) =>
        new(ApiError.Create(code, message, details));
}
