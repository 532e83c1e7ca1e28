using Aef.Tests.Support;

namespace Aef.Tests.Architecture;

/// <summary>
/// The table <c>layers.txt</c>: a line <c>[Project]</c> begins a project, a line <c>Folder: Folder Folder Project</c> lists what a folder
/// may use. <c>.</c> is the project's root; another project is named as a whole.
/// </summary>
internal static class LayerTable
{
    public const string FileName = "tests/Unit/Architecture/layers.txt";

    public static SortedDictionary<string, Dictionary<string, HashSet<string>>> Read()
    {
        var projects = new SortedDictionary<string, Dictionary<string, HashSet<string>>>(StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> current = [];
        foreach (var line in File.ReadLines(Repository.PathOf(FileName.Split('/'))).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                projects.Add(line.Trim('[', ']'), current = new(StringComparer.Ordinal));
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            current.Add(line[..colon], [.. line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        }

        return projects;
    }

    /// <summary>The uses that the table does not allow, and those by folders that it does not know.</summary>
    public static IReadOnlyList<string> Violations(Dictionary<string, HashSet<string>> table, IEnumerable<(string User, string Used)> uses)
    {
        var violations = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (user, used) in uses)
        {
            var project = ProjectOf(user);
            var (folder, target) = (Folder(user, project), Target(used, project));
            if (!table.TryGetValue(folder, out var allowed) || !allowed.Contains(target))
            {
                violations.Add($"{project}: {folder} -> {target}");
            }
        }

        return [.. violations];
    }

    /// <summary>The folder of a namespace of a project, <c>.</c> for its root.</summary>
    public static string Folder(string name, string project) => name == project ? "." : name[(project.Length + 1)..].Replace('.', '/');

    /// <summary>What a use names: a folder of the same project, or another project.</summary>
    public static string Target(string used, string project) => ProjectOf(used) == project ? Folder(used, project) : ProjectOf(used);

    /// <summary>The uses between the folders directly below a project; uses within one folder are left out.</summary>
    public static IReadOnlyList<(string From, string To)> FirstLevelEdges(Dictionary<string, HashSet<string>> table) =>
        [.. (from row in table from used in row.Value where !used.StartsWith("Aef.", StringComparison.Ordinal) select (row.Key.Split('/')[0], used.Split('/')[0])).Where(e => e.Item1 != e.Item2).Distinct()];

    /// <summary>A cycle as <c>A -> B -> A</c>, or null when there is none.</summary>
    public static string? FindCycle(IReadOnlyList<(string From, string To)> edges)
    {
        var next = edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        return next.Select(g => Walk([g.Key])).FirstOrDefault(c => c is not null);

        string? Walk(IReadOnlyList<string> path)
        {
            foreach (var to in next[path[^1]])
            {
                if (to == path[0])
                {
                    return string.Join(" -> ", [.. path, to]);
                }

                if (!path.Contains(to, StringComparer.Ordinal) && Walk([.. path, to]) is { } cycle)
                {
                    return cycle;
                }
            }

            return null;
        }
    }

    private static string ProjectOf(string name) => string.Join('.', name.Split('.').Take(2));
}
