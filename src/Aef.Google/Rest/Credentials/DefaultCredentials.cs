using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Credentials;

/// <summary>
/// The application default credentials: the file in <c>GOOGLE_APPLICATION_CREDENTIALS</c>, then the file of
/// <c>gcloud auth application-default login</c>, then the metadata server. With <c>CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT</c> they act
/// for that service account. Nothing is read before the first request to Google.
/// </summary>
public static class DefaultCredentials
{
    private const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    /// <summary>Creates the credentials.</summary>
    /// <param name="transport">Sends the requests for tokens.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="readFile">Reads a file; null if it cannot be read.</param>
    public static ICredentialSource Create(
        ITransport transport, TimeProvider clock, Func<string, string?> variable, Func<string, string?> readFile)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(readFile);
        var server = new TokenServer(transport, clock);
        return new ComputerCredential(() => Find(server, variable, readFile), clock);
    }

    private static ITokenSource Find(TokenServer server, Func<string, string?> variable, Func<string, string?> readFile)
    {
        var source = FindFile(variable, readFile) is { } json
            ? CredentialFile.Read(json, server, readFile)
            : new MetadataToken(server, Given(variable("GCE_METADATA_HOST")) ?? MachineHost(readFile) ?? throw new CredentialException(
                "There is none on this computer. Set AEF_ACCESS_TOKEN, for example to the output of gcloud auth print-access-token, "
                + $"or {Variable} to a credential file, or run gcloud auth application-default login."));
        return Given(variable("CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT")) is { } email
            ? new ImpersonatedToken(server, source, ImpersonationUri(variable, email), [])
            : source;
    }

    // The hardware tables of a machine at Google name Google; anywhere else, the address would only time out.
    private static string? MachineHost(Func<string, string?> readFile) =>
        readFile("/sys/class/dmi/id/product_name")?.Contains("Google", StringComparison.Ordinal) == true
            ? "metadata.google.internal"
            : null;

    private static string? FindFile(Func<string, string?> variable, Func<string, string?> readFile)
    {
        if (Given(variable(Variable)) is { } path)
        {
            return readFile(path) ?? throw new CredentialException($"The file \"{path}\" in {Variable} cannot be read.");
        }

        const string Name = "application_default_credentials.json";
        var folder = Given(variable("CLOUDSDK_CONFIG"))
            ?? (Given(variable("APPDATA")) is { } data && OperatingSystem.IsWindows() ? Path.Combine(data, "gcloud") : null)
            ?? (Given(variable("HOME")) is { } home ? Path.Combine(home, ".config", "gcloud") : null);
        return folder is null ? null : readFile(Path.Combine(folder, Name));
    }

    private static Uri ImpersonationUri(Func<string, string?> variable, string email)
    {
        var root = Given(variable("AEF_ENDPOINT_IAMCREDENTIALS")) ?? "https://iamcredentials.googleapis.com/";
        var address = $"{root.TrimEnd('/')}/v1/projects/-/serviceAccounts/{Uri.EscapeDataString(email)}:generateAccessToken";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw new CredentialException("AEF_ENDPOINT_IAMCREDENTIALS is not an address.");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
