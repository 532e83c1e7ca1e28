namespace Aef.Google.Connecting;

/// <summary>What the user chose for a connection.</summary>
public sealed record GoogleConnectionRequest
{
    /// <summary>One address for all APIs; null for those of the environment, of variables, or Google's.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The addresses of services in the environment of <c>aef.json</c>, by name, such as <c>workflowexecutions</c>.</summary>
    public IReadOnlyDictionary<string, Uri> Services { get; init; } = new Dictionary<string, Uri>();

    /// <summary>An access token that the user passed for this command; null for that of variables, or the default credentials.</summary>
    public string? AccessToken { get; init; }
}
