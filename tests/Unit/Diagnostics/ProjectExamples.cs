using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// Examples of several files: a line <c>=== path</c> begins each. They are written to a folder of their own, and the first one is
/// checked and compiled as <c>aef</c> does it.
/// </summary>
internal static class ProjectExamples
{
    private const string Mark = "=== ";
    private const string Prefix = "aef-example-";

    /// <summary>The name of a file in the example.</summary>
    public static string NameOf(string path)
    {
        var at = path.IndexOf(Prefix, StringComparison.Ordinal);
        return at < 0 ? path : path[(path.IndexOf(Path.DirectorySeparatorChar, at) + 1)..].Replace('\\', '/');
    }

    public static IEnumerable<Diagnostic> Check(string text) => Use(text, files =>
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        var loaded = workspace.LoadFile(files[0]);
        var compiled = loaded.Pipeline is { } pipeline ? workspace.Compile(pipeline).Diagnostics : [];
        return [.. loaded.Diagnostics, .. compiled, .. workspace.UnusedSuppressions()];
    });

    /// <summary>Writes the files to a folder that exists only during <paramref name="check"/>.</summary>
    public static IReadOnlyList<Diagnostic> Use(string text, Func<IReadOnlyList<string>, IReadOnlyList<Diagnostic>> check)
    {
        var folder = Directory.CreateTempSubdirectory(Prefix);
        try
        {
            return check(Write(text, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes the files and returns their paths.</summary>
    public static IReadOnlyList<string> Write(string text, string folder)
    {
        var files = new List<string>();
        foreach (var part in ("\n" + text).Split("\n" + Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var path = Path.Combine(folder, part[..end].Trim());
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it is below the folder
            File.WriteAllText(path, part[(end + 1)..].TrimEnd('\n') + "\n");
            files.Add(path);
        }

        return files;
    }
}
