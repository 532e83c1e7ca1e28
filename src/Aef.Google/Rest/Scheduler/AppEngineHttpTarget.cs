namespace Aef.Google.Rest.Scheduler;

/// <summary>App Engine target.</summary>
public sealed record AppEngineHttpTarget
{
    /// <summary>App Engine Routing setting for the job.</summary>
    public AppEngineRouting? AppEngineRouting { get; init; }

    /// <summary>Body.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>HTTP request headers.</summary>
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }

    /// <summary>The HTTP method to use for the request.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>The relative URI.</summary>
    public string? RelativeUri { get; init; }
}
