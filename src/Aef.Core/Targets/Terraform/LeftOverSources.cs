using Aef.Core.Targets.Terraform.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Terraform;

/// <summary>
/// Sources of earlier compilations in the folder of a configuration: those of pipelines and jobs that are no longer compiled. No resource
/// refers to them, but somebody who copies the folder would deploy them.
/// </summary>
public static class LeftOverSources
{
    /// <summary>The folders of the sources, and the extensions that they have.</summary>
    private static readonly (string Folder, string[] Extensions)[] Folders =
        [("dags", [".py"]), ("jobs", [".json"]), ("workflows", [".yaml", ".json"])];

    private static readonly EnumerationOptions Readable = new()
    {
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>A diagnostic for each source in the folder that a compilation has not written.</summary>
    /// <param name="folder">The folder of the configuration.</param>
    /// <param name="written">The paths of the files that were written.</param>
    public static IReadOnlyList<Diagnostic> Find(string folder, IEnumerable<string> written)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(written);
        var known = written.Select(Path.GetFullPath).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from part in Folders
            let path = Path.Combine(folder, part.Folder)
            where Directory.Exists(path)
            from file in Directory.EnumerateFiles(path, "*", Readable).Order(StringComparer.Ordinal)
            where part.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
                && !known.Contains(Path.GetFullPath(file))
            select TerraformDiagnostics.LeftOver.At(
                Location.FromScript(file, 0, 0),
                Quoted.Text(Path.GetRelativePath(folder, file).Replace('\\', '/'))),
        ];
    }
}
