using Aef.Workflows.Runtime;

namespace Aef.Workflows.Journal;

/// <summary>
/// Answers calls of a run that goes on from what failed: those that an earlier run has made are not made again, all others go to the world behind. A call is known again
/// by its strand, its number there, its step and its function; its arguments may differ, because they may hold the time of day.
/// </summary>
internal sealed class KnownCalls
{
    private readonly Dictionary<(string Strand, int Number), KnownCall> _known;
    private readonly StrandCalls _strands = new();
    private readonly bool _isRealTime;

    private KnownCalls(IEnumerable<KnownCall> known, bool isRealTime)
    {
        _known = known.GroupBy(k => (k.Strand, k.Number)).ToDictionary(g => g.Key, g => g.Last());
        _isRealTime = isRealTime;
    }

    /// <summary>Hears what the engine does, from the start of the execution.</summary>
    public ExecutionListener Listener => _strands;

    /// <summary>The calls that a journal says are known; null when it says so of none.</summary>
    public static KnownCalls? Of(JournalContent journal)
    {
        var known = journal.Records.Select(KnownCall.Read).OfType<KnownCall>().ToList();
        return known.Count == 0 && journal.Header.RerunOf is null ? null : new KnownCalls(known, journal.Header.RealTime);
    }

    /// <summary>Puts the known calls before a world.</summary>
    public ICallHandler Before(ICallHandler world) => world is IHostedWorld hosted ? new HostedWorld(this, hosted) : new Handler(this, world);

    private CallReply? Take(CallEffect call)
    {
        if (!_strands.IsNew(call.StrandId) && _known.TryGetValue(_strands.Find(call.Id), out var known) && known.Function == call.Function && known.Step == call.Step?.ToString())
        {
            // On real time the time that it took has passed already.
            return new CallReply(known.Outcome, _isRealTime ? TimeSpan.Zero : known.Duration);
        }

        _strands.GoOwnWay(call.StrandId);
        return null;
    }

    private abstract class Front(ICallHandler world) : IReplayedWorld
    {
        public bool Holds(CallEffect call) => (world as IReplayedWorld)?.Holds(call) == true;

        public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome) => (world as IReplayedWorld)?.Replay(call, now, outcome);

        public virtual CallReply Handle(CallEffect call, DateTimeOffset now) => world.Handle(call, now);
    }

    private sealed class Handler(KnownCalls known, ICallHandler world) : Front(world), ICallbackHandler
    {
        private readonly ICallHandler _world = world;

        public override CallReply Handle(CallEffect call, DateTimeOffset now) => known.Take(call) ?? _world.Handle(call, now);

        public CallReply? Await(CallbackEffect callback, DateTimeOffset now) => (_world as ICallbackHandler)?.Await(callback, now);
    }

    private sealed class HostedWorld(KnownCalls known, IHostedWorld world) : Front(world), IHostedWorld
    {
        private readonly IHostedWorld _world = world;

        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call && known.Take(call) is { } reply)
            {
                effect.Answer(reply);
            }
            else
            {
                _world.Begin(effect);
            }
        }
    }
}
