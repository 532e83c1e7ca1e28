using Aef.Documents.Reading;
using Aef.Runs.Executors;
using Aef.Runs.State;

namespace Aef.Runs.History;

/// <summary>The runs that the steps of a recorded run have started: one file with an id for each attempt.</summary>
internal sealed class RunChildren(string folder) : IChildRuns
{
    /// <inheritdoc/>
    public string? Find(JobIdentity job)
    {
        var path = PathOf(job);
        return File.Exists(path) && File.ReadAllText(path).Trim() is var id && RunId.IsId(id) ? id : null;
    }

    /// <inheritdoc/>
    public void Add(JobIdentity job, string runId)
    {
        StateFolder.CreatePrivate(folder);
        AtomicFile.Write(PathOf(job), runId + "\n");
    }

    private string PathOf(JobIdentity job) => Path.Combine(folder, FileNames.Of(job.JobId, job.Start, job.Attempt));
}
