namespace Aef.Google.Rest.Endpoints;

/// <summary>
/// Finds the address of each API: the option, then the environment of <c>aef.json</c>, then <c>AEF_ENDPOINT_*</c> and
/// <c>AEF_ENDPOINT</c>, then <c>CLOUDSDK_API_ENDPOINT_OVERRIDES_*</c> of gcloud, then Google's.
/// </summary>
public static class EndpointResolver
{
    /// <summary>Finds the addresses.</summary>
    /// <param name="option">One address for all APIs; null for none.</param>
    /// <param name="services">Addresses by the name of the service: workflows, workflowexecutions, cloudscheduler, storage.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="UriFormatException">An address is not absolute, or has another scheme or a password.</exception>
    public static GoogleEndpoints Resolve(
        string? option, IReadOnlyDictionary<string, Uri> services, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(variable);
        if (option is not null)
        {
            return GoogleEndpoints.All(Address(option, "--endpoint"));
        }

        var google = GoogleEndpoints.Default;
        return new GoogleEndpoints
        {
            Workflows = Find("workflows", google.Workflows),
            Executions = Find("workflowexecutions", google.Executions),
            Scheduler = Find("cloudscheduler", google.Scheduler),
            Storage = Find("storage", google.Storage),
        };

        Uri Find(string service, Uri otherwise)
        {
            if (services.TryGetValue(service, out var address))
            {
                return Address(address.OriginalString, $"services.{service}");
            }

            var name = service.ToUpperInvariant();
            foreach (var key in (string[])[$"AEF_ENDPOINT_{name}", "AEF_ENDPOINT", $"CLOUDSDK_API_ENDPOINT_OVERRIDES_{name}"])
            {
                if (variable(key) is { Length: > 0 } value)
                {
                    return Address(value, key);
                }
            }

            return otherwise;
        }
    }

    private static Uri Address(string text, string source)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri is not { UserInfo: "", Query: "", Fragment: "" })
        {
            // The text may hold a password, so it is not repeated.
            throw new UriFormatException(
                $"The address of the API in {source} must be absolute, with http or https and without a password.");
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        path = path.EndsWith("/storage/v1", StringComparison.Ordinal) ? path[..^"/storage/v1".Length] : path;
        return new Uri(uri.GetLeftPart(UriPartial.Authority) + path + "/");
    }
}
