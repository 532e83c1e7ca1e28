using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Runs.Audit;
using Aef.Runs.State;

namespace Aef.Runs.History;

/// <content>Decisions about steps that wait for approval.</content>
public sealed partial class RunHistory
{
    /// <summary>
    /// Approves or rejects a step that waits, and records this in the audit log first; the problem is null if it was decided. An
    /// interrupted run honors the decision when it is resumed.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="jobId">The step's JOB_ID.</param>
    /// <param name="isApproved">True to approve the step, false to reject it.</param>
    /// <param name="comment">Why; null without a comment.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="now">When.</param>
    public Diagnostic? Decide(RunFolder run, string jobId, bool isApproved, string? comment, RunActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        var record = run.ReadRecord();
        if (record.HasEnded)
        {
            return ApprovalDiagnostics.RunHasEnded.At(Location.None, run.Id, record.State.ToString().ToLowerInvariant());
        }

        var waiting = run.Approvals.Pending();
        if (waiting.FirstOrDefault(r => r.JobId == jobId) is not { } request)
        {
            return ApprovalDiagnostics.NotWaiting.At(
                Location.None,
                run.Id,
                Quoted.Text(jobId),
                waiting.Count == 0
                    ? " No step of the run waits for approval."
                    : $" These wait: {string.Join(", ", waiting.Select(w => Quoted.Text(w.JobId)))}.");
        }

        var entry = new AuditEntry(0, now, isApproved ? "approve" : "reject", actor)
        {
            Run = run.Id,
            Pipeline = record.Pipeline,
            Definition = record.Definition,
            Detail = comment is { Length: > 0 } ? $"{jobId}: {comment}" : jobId,
        };
        if (new AuditLog(Folder.AuditPath).Append(entry, out var problem) is null)
        {
            return problem;
        }

        try
        {
            run.Approvals.Decide(request, isApproved, comment, actor, now);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return StateDiagnostics.NoFolder.At(Location.None, run.FolderPath, FileFailure.Message(e));
        }
    }
}
