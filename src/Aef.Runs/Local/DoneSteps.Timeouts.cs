using Aef.Core.Semantics.Binding;
using Aef.Runs.Simulation;

namespace Aef.Runs.Local;

/// <content>Loops of NEXT that the end of a run with <c>timeout_minutes</c> has left open.</content>
internal static partial class DoneSteps
{
    /// <summary>
    /// The steps, and items of steps, of the loops that have begun and not ended. A loop ends when the step with the backward NEXT is
    /// skipped; a step that the end of the run has prevented from starting has no event, or one with the reason <c>not_reached</c>.
    /// </summary>
    private static IEnumerable<string> Unfinished(IReadOnlyList<RunEvent> events, IReadOnlyList<List<BoundStep>> loops)
    {
        var last = new Dictionary<string, RunEvent>(StringComparer.Ordinal);
        foreach (var e in events.Where(e => e.JobId is not null && e.Kind is not (RunEventKind.Log or RunEventKind.ItemsListed)))
        {
            last[e.JobId!] = e; // filtered
        }

        return last.Keys.SelectMany(id =>
        {
            var (of, item) = ItemId.TryParse(id, out var step, out var index) ? (step, index) : (id, -1);
            return loops.Where(l => l.Exists(s => s.JobId == of))
                .Select(l => l.ConvertAll(s => item < 0 ? s.JobId : ItemId.Of(s.JobId, item)))
                .Where(ids => !HasEnded(last.GetValueOrDefault(ids[^1])))
                .SelectMany(ids => ids);
        });
    }

    private static bool HasEnded(RunEvent? last) => last is { Kind: RunEventKind.StepSkipped, Message: not SkipReasons.NotReached };
}
