namespace Aef.Core.Workspace;

/// <summary>Finds the files of an environment by AEF's naming convention.</summary>
public static class EnvironmentFiles
{
    /// <summary>
    /// The platform parameters of an environment, <c>platform-parameters-ENVIRONMENT.json</c> in the folder of one of the definitions or in
    /// the folder above; null if there is no such file.
    /// </summary>
    public static string? FindParameters(string environment, IEnumerable<string?> definitions)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(definitions);
        if (environment.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            return null;
        }

        var folders = definitions.OfType<string>().Select(d => Path.GetDirectoryName(d) is { Length: > 0 } folder ? folder : ".")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return folders.Concat(folders.Select(f => Path.Combine(f, "..")))
            .Select(f => Path.Combine(f, $"platform-parameters-{environment}.json"))
            .FirstOrDefault(File.Exists);
    }
}
