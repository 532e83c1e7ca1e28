using System.Text.Json;
using Aef.Google.Rest.Common;

namespace Aef.Server.Errors;

/// <summary>An error as an API reports it: the HTTP status and the body of the answer.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="Body">The body. Cloud Storage has another form than the other APIs.</param>
internal sealed record ApiError(int HttpStatus, ErrorBody Body)
{
    /// <summary>The code of gRPC; null for an error of Cloud Storage.</summary>
    public ApiCode? Code { get; private init; }

    /// <summary>An error with a code.</summary>
    public static ApiError Create(ApiCode code, string message, params IReadOnlyList<JsonElement> details) => new(
        code.HttpStatus(),
        new ErrorBody
        {
            Code = code.HttpStatus(),
            Message = message,
            Status = code.StatusName(),
            Details = details.Count == 0 ? null : details,
        })
    {
        Code = code,
    };

    /// <summary>An invalid field of a request, with <c>BadRequest</c> in the details.</summary>
    public static ApiError InvalidField(string field, string problem)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("@type", "type.googleapis.com/google.rpc.BadRequest");
            writer.WriteStartArray("fieldViolations");
            writer.WriteStartObject();
            writer.WriteString("field", field);
            writer.WriteString("description", problem);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return Create(ApiCode.InvalidArgument, $"{field}: {problem}", document.RootElement.Clone());
    }

    /// <summary>The error as the status of an operation that has failed.</summary>
    public Status ToStatus() => new() { Code = (int)(Code ?? ApiCode.Unknown), Message = Body.Message };
}
