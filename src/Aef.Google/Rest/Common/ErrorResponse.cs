namespace Aef.Google.Rest.Common;

/// <summary>The body of an answer that reports an error (google-rest.md, section 1).</summary>
public sealed record ErrorResponse
{
    /// <summary>The error.</summary>
    public ErrorBody? Error { get; init; }
}
