namespace Aef.Google.Rest.Scheduler;

/// <summary>App Engine Routing.</summary>
public sealed record AppEngineRouting
{
    /// <summary>The host that the job is sent to. Output only.</summary>
    public string? Host { get; init; }

    /// <summary>App instance.</summary>
    public string? Instance { get; init; }

    /// <summary>App service.</summary>
    public string? Service { get; init; }

    /// <summary>App version.</summary>
    public string? Version { get; init; }
}
