using Aef.Documents.Reading;
using Aef.Runs.Executors;
using Aef.Runs.Executors.Approvals;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.History;

/// <summary>
/// The approvals of a recorded run: files in its folder <c>control/approvals</c>, each written as a whole. The process of the run writes
/// and removes requests; any process may write a decision, once.
/// </summary>
public sealed class RunApprovals : IApprovals
{
    private const string RequestEnding = ".request.json";
    private readonly string _folder;

    internal RunApprovals(string runId, string folder) => (RunId, _folder) = (runId, folder);

    /// <inheritdoc/>
    public string RunId { get; }

    /// <summary>The requests about which nobody has decided, in the order of their JOB_IDs.</summary>
    public IReadOnlyList<ApprovalRequest> Pending() =>
        !Directory.Exists(_folder)
            ? []
            :
            [
                .. Directory.EnumerateFiles(_folder, "*" + RequestEnding)
                    .Select(ReadRequest)
                    .OfType<ApprovalRequest>()
                    .Where(r => Find(r) is null)
                    .OrderBy(r => r.JobId, StringComparer.Ordinal),
            ];

    /// <inheritdoc/>
    public ApprovalRequest Ask(ApprovalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = PathOf(request, RequestEnding);
        if (ReadRequest(path) is { } earlier)
        {
            return earlier;
        }

        StateFolder.CreatePrivate(_folder);
        AtomicFile.Write(path, Fields.Map(
            ("job_id", request.JobId),
            ("start", request.Start),
            ("attempt", request.Attempt),
            ("subject", request.Subject),
            ("details", request.Details),
            ("since", Fields.Time(request.Since)),
            ("until", Fields.Time(request.Until))).ToJson() + "\n");
        return request;
    }

    /// <inheritdoc/>
    public ApprovalDecision? Find(ApprovalRequest request) =>
        Read(PathOf(request, ".decision.json")) is { } value && Fields.Time(value, "time") is { } time
            ? new ApprovalDecision(
                Fields.Text(value, "decision") == "approved",
                RunActor.FromValue(value["by"]).ToString(),
                time,
                Fields.Text(value, "comment"))
            : null;

    /// <inheritdoc/>
    public void Withdraw(ApprovalRequest request)
    {
        try
        {
            File.Delete(PathOf(request, RequestEnding));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A request of a step that has ended has no effect: its run has ended, or the step waits no more.
        }
    }

    /// <summary>Writes a decision.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Decide(ApprovalRequest request, bool isApproved, string? comment, RunActor actor, DateTimeOffset now) =>
        AtomicFile.Write(PathOf(request, ".decision.json"), Fields.Map(
            ("decision", isApproved ? "approved" : "rejected"),
            ("by", actor.ToValue()),
            ("time", Fields.Time(now)),
            ("comment", comment)).ToJson() + "\n");

    private string PathOf(ApprovalRequest request, string ending)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Path.Combine(_folder, FileNames.Of(request.JobId, request.Start, request.Attempt) + ending);
    }

    private static ApprovalRequest? ReadRequest(string path) =>
        Read(path) is { } value && Fields.Text(value, "job_id") is { } jobId
            ? new ApprovalRequest(jobId, (int)Fields.Number(value, "start"), (int)Fields.Number(value, "attempt"))
            {
                Subject = Fields.Text(value, "subject") ?? string.Empty,
                Details = Fields.Text(value, "details"),
                Since = Fields.Time(value, "since") ?? default,
                Until = Fields.Time(value, "until"),
            }
            : null;

    private static WorkflowValue? Read(string path)
    {
        try
        {
            return File.Exists(path) && WorkflowValue.TryFromJson(File.ReadAllBytes(path), out var value, out _) ? value : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
