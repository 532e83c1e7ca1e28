using System.Globalization;
using System.Text.Json;

namespace Aef.Google.Rest.Clients;

/// <summary>An API refused a request, or an operation failed. The message never contains a credential.</summary>
public sealed class GoogleApiException : Exception
{
    /// <summary>An error of an API.</summary>
    /// <param name="method">The method, such as <c>workflows.get</c>.</param>
    /// <param name="code">The HTTP status.</param>
    /// <param name="status">
    /// The name of the code of gRPC, such as <c>NOT_FOUND</c>; for Cloud Storage the reason, such as <c>conditionNotMet</c>.
    /// </param>
    /// <param name="message">The message of the API.</param>
    public GoogleApiException(string method, int code, string status, string message)
        : base(message)
    {
        Method = method;
        Code = code;
        Status = status;
    }

    /// <summary>The method, such as <c>workflows.get</c>.</summary>
    public string Method { get; }

    /// <summary>The HTTP status; that of the code of an operation, if an operation failed.</summary>
    public int Code { get; }

    /// <summary>The name of the code of gRPC; for Cloud Storage the reason.</summary>
    public string Status { get; }

    /// <summary>More about the error, as the API sent it.</summary>
    public IReadOnlyList<JsonElement> Details { get; init; } = [];

    /// <summary>The resource of the request, such as <c>projects/p/locations/l/workflows/w</c>; null if none is known.</summary>
    public string? Resource { get; init; }

    /// <summary>True if the resource does not exist.</summary>
    public bool IsNotFound => Code == 404;

    /// <summary>True if a resource of this name exists already.</summary>
    public bool IsAlreadyExists => Status is "ALREADY_EXISTS" || (Code == 409 && Status is "conflict");

    /// <summary>True if a precondition of Cloud Storage does not hold.</summary>
    public bool IsPreconditionFailed => Code == 412;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method}: {Code} {Status}: {Message}");
}
