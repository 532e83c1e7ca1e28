namespace Aef.Core.Targets;

/// <summary>Maps the generated names of artifacts to the JOB_IDs and locations of the definition.</summary>
public sealed class SourceMap
{
    private readonly IReadOnlyList<(string Artifact, IReadOnlyList<SourceMapEntry> Entries)> _artifacts;
    private Dictionary<(string Artifact, string Routine, string Step), SourceMapEntry>? _steps;
    private Dictionary<string, SourceMapEntry>? _jobs;

    private SourceMap(IEnumerable<(string Artifact, IReadOnlyList<SourceMapEntry> Entries)> artifacts) => _artifacts = [.. artifacts];

    /// <summary>The empty map, for artifacts without a definition.</summary>
    public static SourceMap Empty { get; } = new([]);

    /// <summary>All generated steps, each with the name of its artifact; rows of data are not steps.</summary>
    public IEnumerable<(string Artifact, SourceMapEntry Entry)> Steps => ByStep.Select(s => (s.Key.Artifact, s.Value));

    /// <summary>The origin of a generated step, or null if the step does not come from the definition.</summary>
    public SourceMapEntry? Find(string artifact, string routine, string step) => ByStep.GetValueOrDefault((artifact, routine, step));

    /// <summary>The generated step that runs a job, or null if there is none.</summary>
    public SourceMapEntry? FindJob(string jobId) => ByJob.GetValueOrDefault(jobId);

    /// <summary>The map of artifacts, each with its entries.</summary>
    internal static SourceMap Create(IEnumerable<(string Artifact, IReadOnlyList<SourceMapEntry> Entries)> artifacts) => new(artifacts);

    // Built when somebody asks: a compilation that writes files does not.
    private Dictionary<(string Artifact, string Routine, string Step), SourceMapEntry> ByStep => _steps ??= _artifacts
        .SelectMany(a => a.Entries.Where(e => e.Role != SourceMapRole.Row).Select(e => (a.Artifact, Entry: e)))
        .ToDictionary(e => (e.Artifact, e.Entry.Routine, e.Entry.Step), e => e.Entry);

    private Dictionary<string, SourceMapEntry> ByJob => _jobs ??= FindJobs();

    private Dictionary<string, SourceMapEntry> FindJobs()
    {
        var jobs = new Dictionary<string, SourceMapEntry>(StringComparer.Ordinal);
        foreach (var entry in _artifacts.SelectMany(a => a.Entries))
        {
            if (entry is { JobId: { } job, Role: SourceMapRole.Job or SourceMapRole.Row })
            {
                jobs.TryAdd(job, entry);
            }
        }

        return jobs;
    }
}
