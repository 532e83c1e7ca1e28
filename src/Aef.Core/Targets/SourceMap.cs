namespace Aef.Core.Targets;

/// <summary>Maps the generated names of artifacts to the JOB_IDs and locations of the definition.</summary>
public sealed class SourceMap
{
    private readonly Dictionary<(string Artifact, string Routine, string Step), SourceMapEntry> _steps = [];
    private readonly Dictionary<string, SourceMapEntry> _jobs = new(StringComparer.Ordinal);

    private SourceMap(IEnumerable<(string Artifact, IReadOnlyList<SourceMapEntry> Entries)> artifacts)
    {
        foreach (var (artifact, entries) in artifacts)
        {
            foreach (var entry in entries)
            {
                if (entry.Role != SourceMapRole.Row)
                {
                    _steps.Add((artifact, entry.Routine, entry.Step), entry);
                }

                if (entry is { JobId: { } job, Role: SourceMapRole.Job or SourceMapRole.Row })
                {
                    _jobs.TryAdd(job, entry);
                }
            }
        }
    }

    /// <summary>The empty map, for artifacts without a definition.</summary>
    public static SourceMap Empty { get; } = new([]);

    /// <summary>All generated steps, each with the name of its artifact; rows of data are not steps.</summary>
    public IEnumerable<(string Artifact, SourceMapEntry Entry)> Steps => _steps.Select(s => (s.Key.Artifact, s.Value));

    /// <summary>The origin of a generated step, or null if the step does not come from the definition.</summary>
    public SourceMapEntry? Find(string artifact, string routine, string step) => _steps.GetValueOrDefault((artifact, routine, step));

    /// <summary>The generated step that runs a job, or null if there is none.</summary>
    public SourceMapEntry? FindJob(string jobId) => _jobs.GetValueOrDefault(jobId);

    /// <summary>The map of artifacts, each with its entries.</summary>
    internal static SourceMap Create(IEnumerable<(string Artifact, IReadOnlyList<SourceMapEntry> Entries)> artifacts) => new(artifacts);
}
