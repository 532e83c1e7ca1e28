using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.History;
using Aef.Runs.Workspace;

namespace Aef.Web.Workspaces;

/// <summary>
/// The definitions in the folder of the page. They are read again when they change on disk; all of them when another file does, such as a
/// configuration or an executor. Any thread may use it.
/// </summary>
internal sealed class PageWorkspace(PageOptions options)
{
    /// <summary>The most files that are searched for definitions.</summary>
    public const int MaxFiles = 5000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Dictionary<string, (FileStamp Stamp, LoadResult? Loaded)> _files = new(StringComparer.Ordinal);
    private IReadOnlyList<PipelineEntry> _entries = [];
    private DateTimeOffset _searched = DateTimeOffset.MinValue;

    /// <summary>The folder.</summary>
    public string Path => options.WorkspacePath;

    /// <summary>The definitions, in the order of their names. The same list is returned while nothing changes.</summary>
    public IReadOnlyList<PipelineEntry> List()
    {
        lock (_lock)
        {
            var now = options.Clock.GetUtcNow();
            if (now - _searched >= Fresh)
            {
                Search();
                _searched = options.Clock.GetUtcNow();
            }

            return _entries;
        }
    }

    /// <summary>The definition with a key; null if there is none.</summary>
    public PipelineEntry? Find(string key) => List().FirstOrDefault(e => e.Key == key);

    /// <summary>The definition of a path, as recorded runs have it; null if it is not in the workspace.</summary>
    public PipelineEntry? FindByPath(string? path) => path is null
        ? null
        : List().FirstOrDefault(e => System.IO.Path.GetFullPath(e.RelativePath, Path) == path);

    /// <summary>The definition as a run had it, from the copy in its folder; null if there is none, or if it cannot be read.</summary>
    public static LoadResult? LoadCopy(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.DefinitionPath is not { } copy || SourceTextReader.ReadFile(copy).Source is not { } text)
        {
            return null;
        }

        var path = run.ReadRecord().Definition;
        return Create().Load(new SourceText(text.Text, path ?? copy));
    }

    /// <summary>Reads a definition again for a run on this computer: for one that does its jobs, by the rules of such runs.</summary>
    public (AefWorkspace Workspace, LoadResult Loaded) LoadForRun(PipelineEntry entry, bool isReal)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var workspace = new AefWorkspace(
            new YamlDocumentReader(),
            options: isReal ? new WorkspaceOptions { Target = LocalTarget.Default } : null);
        return (workspace, workspace.LoadFile(System.IO.Path.GetFullPath(entry.RelativePath, Path)));
    }

    /// <summary>A workspace that chooses the target of each definition as <c>aef validate</c> does.</summary>
    public static AefWorkspace Create() =>
        new(new YamlDocumentReader(), options: new WorkspaceOptions { TargetChoice = EngineTargets.OfChecks });

    private void Search()
    {
        var found = new FileSearch().Find([Path]).Files
            .Take(MaxFiles)
            .ToDictionary(f => f.Path, f => FileStamp.Of(f.Path), StringComparer.Ordinal);
        var changed = found.Where(f => !_files.TryGetValue(f.Key, out var known) || known.Stamp != f.Value).Select(f => f.Key).ToHashSet();
        var removed = _files.Keys.Where(f => !found.ContainsKey(f)).ToList();
        if (changed.Count == 0 && removed.Count == 0)
        {
            return;
        }

        var affectsAll = removed.Any(r => _files[r].Loaded is null)
            || changed.Any(c => !_files.TryGetValue(c, out var known) || known.Loaded is null);
        var workspace = Create();
        _files = found.ToDictionary(
            f => f.Key,
            f => (f.Value, affectsAll || changed.Contains(f.Key) ? Load(workspace, f.Key) : _files[f.Key].Loaded),
            StringComparer.Ordinal);
        _entries = Name(_files.Where(f => f.Value.Loaded is not null).Select(f => (f.Key, f.Value.Loaded!))); // filtered above
    }

    private static LoadResult? Load(AefWorkspace workspace, string path)
    {
        if (System.IO.Path.GetFileName(path) == "aef.json" || workspace.WhySkipped(new FoundFile(path, IsSearched: true)) is not null)
        {
            return null;
        }

        var loaded = workspace.LoadFile(path);
        return loaded.Kind == LoadedKind.Definition ? loaded : null;
    }

    private List<PipelineEntry> Name(IEnumerable<(string Path, LoadResult Loaded)> definitions)
    {
        var entries = new List<PipelineEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, loaded) in definitions.OrderBy(d => d.Path, StringComparer.Ordinal))
        {
            var name = loaded.Pipeline?.Name is { Length: > 0 } own ? own : System.IO.Path.GetFileNameWithoutExtension(path);
            var key = name;
            for (var i = 2; !keys.Add(key); i++)
            {
                key = $"{name}~{i}";
            }

            entries.Add(new PipelineEntry(key, name, System.IO.Path.GetRelativePath(Path, path), loaded));
        }

        return [.. entries.OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ThenBy(e => e.Key, StringComparer.Ordinal)];
    }
}
