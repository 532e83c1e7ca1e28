using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>Splits a journal at the first outcome to drop.</summary>
internal static class JournalCut
{
    public static IReadOnlyList<JournalRecord> Make(JournalContent journal, IReadOnlySet<long> again, FiberCalls fibers)
    {
        var records = journal.Records;
        var cut = FindCut(records, again);
        var kept = records.Take(cut)
            .Where(r => r.Kind is not (JournalFields.Known or JournalFields.Resume) && !(IsOfCall(r) && again.Contains(r.Id)))
            .ToList();
        var begun = kept.Where(r => r.Kind == JournalFields.Call).Select(r => r.Id).ToHashSet();
        var answered = kept.Where(r => r.Kind == JournalFields.Answer).Select(r => r.Id).ToHashSet();

        // A call that was in flight at the cut and answered later is certain.
        var later = records.Skip(cut)
            .Where(r => r.Kind == JournalFields.Answer && begun.Contains(r.Id) && !answered.Contains(r.Id))
            .DistinctBy(r => r.Id);
        return [.. Known(records, cut, again, begun, fibers), .. kept, .. later];
    }

    private static bool IsOfCall(JournalRecord record) => record.Kind is JournalFields.Call or JournalFields.Answer;

    private static int FindCut(IReadOnlyList<JournalRecord> records, IReadOnlySet<long> again)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var completes = records[i].Kind == JournalFields.Advance
                && records[i]["done"].Items.Any(d => d.TryGetInteger(out var id) && again.Contains(id));
            if (completes || records[i].Kind is JournalFields.Cancel or JournalFields.End)
            {
                return i;
            }
        }

        return records.Count;
    }

    /// <summary>The known calls of earlier runs, and the calls after the cut in fibers that the failure has not affected.</summary>
    private static IEnumerable<JournalRecord> Known(
        IReadOnlyList<JournalRecord> records,
        int cut,
        IReadOnlySet<long> again,
        HashSet<long> begun,
        FiberCalls fibers)
    {
        var failed = again.Select(fibers.Find).ToHashSet();
        var touched = failed.Select(f => f.Fiber).ToHashSet(StringComparer.Ordinal);
        var before = records.Where(r =>
            r.Kind == JournalFields.Known && KnownCall.Read(r) is { } known && !failed.Contains((known.Fiber, known.Number)));
        var answers = records.Where(r => r.Kind == JournalFields.Answer).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        foreach (var record in before)
        {
            yield return record;
        }

        foreach (var call in records.Skip(cut).Where(r => r.Kind == JournalFields.Call && !again.Contains(r.Id) && !begun.Contains(r.Id)))
        {
            var (fiber, number) = fibers.Find(call.Id);
            if (!touched.Any(t => t == fiber || t.StartsWith(fiber + "/", StringComparison.Ordinal))
                && answers.TryGetValue(call.Id, out var answer))
            {
                yield return Make(call, answer, fiber, number);
            }
        }
    }

    private static JournalRecord Make(JournalRecord call, JournalRecord answer, string fiber, int number)
    {
        var ticks = answer.Time("due") is { } due && call.Time("time") is { } time ? (due - time).Ticks : 0;
        return new JournalRecord(0, new Dictionary<string, WorkflowValue>(StringComparer.Ordinal)
        {
            ["kind"] = JournalFields.Known,
            ["fiber"] = fiber,
            ["number"] = number,
            ["function"] = call["function"],
            ["step"] = call["step"],
            ["ticks"] = ticks,
            [answer.Has("error") ? "error" : "value"] = answer.Has("error") ? answer["error"] : answer["value"],
        });
    }
}
