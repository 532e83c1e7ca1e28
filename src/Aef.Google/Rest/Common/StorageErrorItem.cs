namespace Aef.Google.Rest.Common;

/// <summary>One error of Cloud Storage.</summary>
public sealed record StorageErrorItem
{
    /// <summary>The message for a developer.</summary>
    public string? Message { get; init; }

    /// <summary>The part of the API that reports the error; <c>global</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The reason, such as <c>notFound</c> or <c>conditionNotMet</c>.</summary>
    public string? Reason { get; init; }
}
