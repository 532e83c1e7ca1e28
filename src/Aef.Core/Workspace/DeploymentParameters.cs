using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Workspace;

/// <summary>
/// Finds the platform parameters of an environment: AEF's <c>platform-parameters-ENVIRONMENT.json</c> in the folder of a definition or
/// above.
/// </summary>
public static class DeploymentParameters
{
    private const string Prefix = "platform-parameters-";
    private static readonly string[] Endings = [".json", ".yaml", ".yml"];

    /// <summary>The file; null when there is none, with a diagnostic that names the similar environment.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="definitions">The paths of the definitions.</param>
    /// <param name="problem">Why there is no file; null when there is one.</param>
    public static string? Find(string environment, IEnumerable<string?> definitions, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(definitions);
        string[] own =
            [
                .. definitions.Select(d => Path.GetDirectoryName(d) ?? string.Empty)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        string[] folders = [.. own, .. own.Select(f => Path.Combine(f, ".."))];
        var found = environment.AsSpan().ContainsAny('/', '\\', '\0')
            ? null
            : folders.SelectMany(f => Endings.Select(e => Path.Combine(f, Prefix + environment + e))).FirstOrDefault(File.Exists);
        problem = found is not null
            ? null
            : DeploymentDiagnostics.NoParameters.At(
                Location.None,
                Quoted.Text(environment),
                Quoted.Text(Prefix + environment + Endings[0]),
                Spelling.Suggest(environment, folders.SelectMany(Known)));
        return found;
    }

    private static IEnumerable<string> Known(string folder)
    {
        var path = folder.Length == 0 ? "." : folder;
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, Prefix + "*")
                .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                .Select(f => Path.GetFileNameWithoutExtension(f)[Prefix.Length..])
            : [];
    }
}
