using Aef.Documents.Collections;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Workflows.Journal;

/// <summary>
/// Brings an engine to the end of a journal, by passing it the recorded outcomes at the recorded times. Nothing is called. Listeners of the
/// engine receive everything again.
/// </summary>
internal sealed class JournalReplay
{
    private readonly WorkflowEngine _engine;
    private readonly IReplayedCallHandler? _environment;
    private readonly SortedDictionary<long, PendingEffect> _pending = [];
    private readonly Dictionary<long, CallEffect> _inFlight = [];
    private readonly Dictionary<long, JournalRecord> _answers;
    private readonly JournalSecrets _secrets;

    private JournalReplay(
        WorkflowEngine engine,
        IReplayedCallHandler? environment,
        IReadOnlyList<JournalRecord> records,
        JournalSecrets secrets)
    {
        _secrets = secrets;
        _engine = engine;
        _environment = environment;
        _answers = records.Where(r => r.Kind == JournalFields.Answer).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
    }

    /// <summary>
    /// Replays a journal with an engine that has not run yet, created from the same source, argument and options. <paramref
    /// name="environment"/> is the
    /// handler of calls if it must be restored, otherwise null.
    /// </summary>
    public static ReplayResult Run(JournalContent journal, WorkflowEngine engine, IReplayedCallHandler? environment = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(engine);
        var replay = new JournalReplay(engine, environment, journal.Records, journal.Secrets);
        foreach (var record in journal.Records)
        {
            if (replay.Apply(record) is { } problem)
            {
                return new ReplayResult([], [], [JournalDiagnostics.Diverged.At(JournalReader.At(journal.Path, record.Line), problem)]);
            }
        }

        return new ReplayResult(replay._pending.Values.ToEquatableList(), replay._inFlight.Values.OrderBy(c => c.Id).ToEquatableList(), []);
    }

    private string? Apply(JournalRecord record) => record.Kind switch
    {
        JournalFields.Advance => Advance(record),
        JournalFields.Call => Call(record),
        JournalFields.Answer => Answer(record),
        JournalFields.Cancel => Cancel(),
        JournalFields.End => _engine.HasEnded ? null : "the execution has ended according to the record, but not in the run",
        JournalFields.Resume or JournalFields.Known => null,
        _ => $"\"{record.Kind}\" is not a known kind of record",
    };

    private string? Advance(JournalRecord record)
    {
        if (record.Time("time") is not { } time)
        {
            return "it has no time";
        }

        foreach (var item in record["done"].Items)
        {
            if (!item.TryGetInteger(out var id) || !_pending.Remove(id, out var pending))
            {
                return $"effect {item} is completed, but nothing waits for it";
            }

            if (pending.Outcome is null && pending.Effect is not SleepEffect)
            {
                return $"effect {id} is completed, but has no response";
            }

            _engine.Complete(id, pending.Outcome ?? EffectOutcome.Value(WorkflowValue.Null));
        }

        _engine.Advance(time);
        while (_engine.TryTakeEffect(out var effect))
        {
            _pending.Add(effect.Id, new PendingEffect(effect, null, default));
        }

        return null;
    }

    private string? Call(JournalRecord record)
    {
        if (!_pending.TryGetValue(record.Id, out var pending)
            || pending.Effect is not CallEffect call
            || record.Time("time") is not { } time)
        {
            return $"call {record.Id} is recorded, but the run does not make it here";
        }

        if (JournalCall.Difference(record, call, _secrets) is { } difference)
        {
            return difference;
        }

        // A call that was in flight when a process ended and was repeated is recorded twice; the environment receives it once.
        if (_environment?.Holds(call) == true && _answers.TryGetValue(call.Id, out var answer) && !_inFlight.ContainsKey(call.Id))
        {
            _environment.Replay(call, time, OutcomeOf(answer));
        }

        _inFlight[call.Id] = call;
        return null;
    }

    private string? Answer(JournalRecord record)
    {
        if (!_pending.TryGetValue(record.Id, out var pending) || pending.Outcome is not null || record.Time("due") is not { } due)
        {
            return $"effect {record.Id} has a response, but nothing waits for it";
        }

        _inFlight.Remove(record.Id);
        _pending[record.Id] = new PendingEffect(pending.Effect, OutcomeOf(record), due);
        if (pending.Effect is CallbackEffect callback)
        {
            _environment?.Replay(callback, due, OutcomeOf(record));
        }

        return null;
    }

    private string? Cancel()
    {
        _engine.Cancel();
        return null;
    }

    private static EffectOutcome OutcomeOf(JournalRecord record) =>
        record.Has("error") ? EffectOutcome.Failure(record["error"]) : EffectOutcome.Value(record["value"]);
}
