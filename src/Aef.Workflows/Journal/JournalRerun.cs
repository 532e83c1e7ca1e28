using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;

namespace Aef.Workflows.Journal;

/// <summary>
/// Creates the journal of a run that continues from a failure: it keeps everything up to the first outcome that led to the failure, drops
/// those outcomes, and keeps later calls of other fibers as known. Resuming that journal repeats the failed calls and continues.
/// </summary>
public static class JournalRerun
{
    /// <summary>
    /// Plans what a rerun repeats. <paramref name="engineOf"/> creates an engine for the journal's run that has not run yet; <paramref
    /// name="from"/> names the step whose
    /// last calls are repeated, or is null to derive it from the error.
    /// </summary>
    public static RerunPlan Plan(JournalContent journal, Func<ExecutionListener, WorkflowEngine> engineOf, string? from = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(engineOf);
        var location = JournalReader.At(journal.Path, 0);
        var fibers = new FiberCalls();
        var engine = engineOf(fibers);
        var replay = JournalReplay.Run(journal, engine);
        if (replay.Diagnostics.Count > 0)
        {
            return RerunPlan.Refused(replay.Diagnostics);
        }

        if (Refusal(engine.Execution, location) is { } refusal)
        {
            return RerunPlan.Refused([refusal]);
        }

        var again = Again(journal, engine.Execution, fibers, from);
        if (again.Count == 0 && engine.Execution.State == ExecutionState.Failed)
        {
            return RerunPlan.Refused([from is null
                ? JournalDiagnostics.FailedByItself.At(
                    LocationOf(engine.Execution) ?? location,
                    journal.Secrets.Mask(FailureOf(engine.Execution)))
                : JournalDiagnostics.NoSuchStep.At(location, from)]);
        }

        return new RerunPlan(JournalCut.Make(journal, again, fibers), [.. Describe(journal, again, location)]);
    }

    /// <summary>Writes the journal of a plan; the caller then resumes it.</summary>
    public static JournalCreation Write(
        string path, JournalContent journal, RerunPlan plan, JournalDurability durability = JournalDurability.Process)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(plan);
        var header = journal.Header with { RerunOf = journal.Header.RerunOf ?? journal.Header.Name };
        return JournalWriter.Create(path, header, plan.Records, durability, journal.Secrets);
    }

    /// <summary>Why an execution cannot be rerun: it is running, or has succeeded; null when it failed or was cancelled.</summary>
    public static Diagnostic? Refusal(Execution execution, Location location) => execution?.State switch
    {
        ExecutionState.Active => JournalDiagnostics.NotEnded.At(location),
        ExecutionState.Succeeded => JournalDiagnostics.NothingFailed.At(location),
        _ => null,
    };

    private static HashSet<long> Again(JournalContent journal, Execution execution, FiberCalls fibers, string? from)
    {
        if (from is null)
        {
            return [.. execution.Error?.Causes ?? []];
        }

        return
        [
            .. journal.Records
                .Where(r =>
                    r.Kind == JournalFields.Call
                        && (r.Text("step") == from || r.Text("step")?.EndsWith("." + from, StringComparison.Ordinal) == true))
                .GroupBy(r => fibers.Find(r.Id).Fiber)
                .Select(g => g.Last().Id),
        ];
    }

    private static IEnumerable<Diagnostic> Describe(JournalContent journal, HashSet<long> again, Location location) =>
        journal.Records.Where(r => r.Kind == JournalFields.Call && again.Contains(r.Id)).DistinctBy(r => r.Id)
            .Select(r =>
                JournalDiagnostics.RunAgain.At(
                    location,
                    r.Text("url") is { } url ? $"{r.Text("method")} {url}" : r.Text("function"),
                    r.Text("step")));

    private static Location? LocationOf(Execution execution) => execution.Error?.StackTrace is [var first, ..] ? first.Info.Location : null;

    private static string FailureOf(Execution execution) => execution.Error?.Context.Split('\n')[0] ?? "it was cancelled";
}
