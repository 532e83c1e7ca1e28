using Aef.Core.Environments;

namespace Aef.Runs.Observation.Lineage;

/// <summary>Where lineage goes.</summary>
/// <param name="Namespace">The namespace of the jobs.</param>
internal sealed record LineageSettings(string Namespace)
{
    private const string DefaultEndpoint = "api/v1/lineage";

    /// <summary>The server; null for a file.</summary>
    public Uri? Address { get; init; }

    /// <summary>The file; null for a server.</summary>
    public string? Path { get; init; }

    /// <summary>The key of the server, which is a secret; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Reads the variables of OpenLineage, and the environment; a variable precedes the setting. Null if lineage goes nowhere.
    /// </summary>
    public static LineageSettings? Read(Func<string, string?> variable, ProjectEnvironment? environment, out string? problem)
    {
        problem = null;
        var target = variable("OPENLINEAGE_URL") is { Length: > 0 } url ? url.Trim() : environment?.Lineage;
        if (target is null || string.Equals(variable("OPENLINEAGE_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var settings = new LineageSettings(
            variable("OPENLINEAGE_NAMESPACE") is { Length: > 0 } named ? named : $"aef-{environment?.Name ?? ProjectEnvironment.Local}")
        {
            Key = variable("OPENLINEAGE_API_KEY") is { Length: > 0 } key ? key : null,
        };
        if (!target.Contains("://", StringComparison.Ordinal))
        {
            return settings with { Path = target };
        }

        if (!Uri.TryCreate(target, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            problem = "the address does not start with http:// or https://";
            return settings;
        }

        var endpoint = variable("OPENLINEAGE_ENDPOINT") is { Length: > 0 } path ? path.TrimStart('/') : DefaultEndpoint;
        return settings with
        {
            Address = address.AbsolutePath == "/" ? new UriBuilder(address) { Path = "/" + endpoint }.Uri : address,
        };
    }

    /// <summary>The target, for messages: without a path, which may be a secret.</summary>
    public string Display => Path ?? (Address is { } address ? ReportSender.NameOf(address) : "the server");
}
