using System.Text.Json;

namespace Aef.Google.Rest.Common;

/// <summary>An error of an API.</summary>
public sealed record ErrorBody
{
    /// <summary>The HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>The message for a developer, in English.</summary>
    public string? Message { get; init; }

    /// <summary>The name of the code of gRPC, such as <c>NOT_FOUND</c>; absent in errors of Cloud Storage.</summary>
    public string? Status { get; init; }

    /// <summary>More about the error, each with its type in <c>@type</c>.</summary>
    public IReadOnlyList<JsonElement>? Details { get; init; }

    /// <summary>The errors in the form of Cloud Storage; absent elsewhere.</summary>
    public IReadOnlyList<StorageErrorItem>? Errors { get; init; }
}
