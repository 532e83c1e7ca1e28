using Aef.Core.Pipelines.Catalog;

namespace Aef.Core.Validation.Jobs;

/// <summary>
/// A folder of job parameter files: <c>jobs/EXECUTOR/JOB_NAME.json</c>, or <c>jobs/ENVIRONMENT/EXECUTOR/JOB_NAME.json</c> with one folder
/// per environment (shared/reference/aef.md, section 5).
/// </summary>
internal sealed class JobFolder
{
    private const string Ending = ".json";

    /// <summary>An unreadable folder has nothing to check.</summary>
    private static readonly EnumerationOptions Readable = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
        MatchType = MatchType.Simple,
    };

    private readonly Dictionary<string, IReadOnlySet<string>> _jobs = new(StringComparer.Ordinal);

    private JobFolder(string root, string? environment)
    {
        Root = root;
        Environment = environment;
    }

    /// <summary>The environment that the jobs are for; null for all.</summary>
    public string? Environment { get; }

    /// <summary>The folder that contains a folder for each executor.</summary>
    public string Root { get; }

    /// <summary>The folders of all environments below a folder; the folder itself when it has executors and no environments.</summary>
    public static IReadOnlyList<JobFolder> Find(string folder, ExecutorCatalog catalog)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var children = Folders(folder);
        var environments = children.Where(c =>
            catalog.Find(Path.GetFileName(c)) is null && Folders(c).Exists(g => catalog.Find(Path.GetFileName(g)) is not null));
        return [.. children.Exists(c => catalog.Find(Path.GetFileName(c)) is not null) ? [new JobFolder(folder, null)] : Array.Empty<JobFolder>(), .. environments.Select(e => new JobFolder(e, Path.GetFileName(e)))];
    }

    /// <summary>True when the folder has a folder for an executor; without one, its jobs are elsewhere.</summary>
    public bool Has(string executor) => IsName(executor) && Directory.Exists(Path.Combine(Root, executor));

    /// <summary>The file of a job, or null when there is none. In a bucket, a name with / is in a folder.</summary>
    public string? FileOf(string executor, string job)
    {
        var path = Path.Combine(Root, executor, job + Ending);
        return IsName(job) ? Jobs(executor).Contains(job) ? path : null
            : job.Contains('/', StringComparison.Ordinal) && job.Split('/').All(IsName) && Has(executor) && File.Exists(path) ? path
            : null;
    }

    /// <summary>The jobs of an executor that have a file, in the order of their names.</summary>
    public IReadOnlySet<string> Jobs(string executor)
    {
        if (!_jobs.TryGetValue(executor, out var jobs))
        {
            jobs = new HashSet<string>(
                Has(executor)
                    ? Directory.EnumerateFiles(Path.Combine(Root, executor), "*" + Ending, Readable)
                        .Select(f => Path.GetFileNameWithoutExtension(f))
                        .Order(StringComparer.Ordinal)
                    : [], StringComparer.Ordinal);
            _jobs.Add(executor, jobs);
        }

        return jobs;
    }

    private static List<string> Folders(string folder) =>
        [.. Directory.EnumerateDirectories(folder, "*", Readable).Order(StringComparer.Ordinal)];

    /// <summary>Names come from definitions and must not lead outside the folder.</summary>
    private static bool IsName(string name) =>
        name.Length > 0 && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0 && name is not ("." or "..");
}
