using Aef.Core.Environments;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Connections;

/// <summary>
/// The values of the secrets of an environment that jobs can read, because they inherit the environment variables of the process. Short
/// values, which occur in other words by chance, are left out. Secrets in files are not read before they are used.
/// </summary>
internal static class HiddenSecrets
{
    private const int ShortestHidden = 6;

    /// <summary>The values.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="variables">The environment variables of the process.</param>
    public static IEnumerable<string> Of(ProjectEnvironment environment, Func<string, string?> variables) =>
        environment.Connections.Select(c => c.Password).Concat(environment.Notifications.Select(n => n.Url))
            .OfType<SecretReference>()
            .Where(r => r.Source == SecretSource.Variable)
            .Select(r => variables(r.Name))
            .OfType<string>()
            .Where(v => v.Length >= ShortestHidden)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The lines of secrets with several, such as keys: a command may print each of them alone.</summary>
    public static IEnumerable<string> LinesOf(Secrets secrets) =>
        secrets.Names.Select(secrets.Find)
            .OfType<string>()
            .Where(v => v.Contains('\n', StringComparison.Ordinal))
            .SelectMany(v => v.Split('\n', StringSplitOptions.TrimEntries))
            .Where(l => l.Length >= ShortestHidden)
            .Distinct(StringComparer.Ordinal);
}
