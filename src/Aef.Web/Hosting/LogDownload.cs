using Aef.Web.Runs;

namespace Aef.Web.Hosting;

/// <summary>Sends the log of an attempt as a file.</summary>
internal static class LogDownload
{
    /// <summary>Answers <c>GET /runs/ID/log?step=JOB_ID&amp;attempt=N</c>.</summary>
    public static IResult Send(string id, string? step, int? attempt, PageRuns runs)
    {
        var log = step is null ? null : runs.Find(id)?.FindLogs(step).FirstOrDefault(l => l.JobId == step && l.Attempt == (attempt ?? 1));
        return log is null
            ? Results.Text("Aef: There is no such log.\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound)
            : Results.File(
                new FileStream(log.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
                "text/plain; charset=utf-8",
                $"{id}-attempt-{log.Attempt}.log");
    }
}
