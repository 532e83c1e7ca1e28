using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Workflows.Journal;

/// <summary>
/// Answers calls of a run that continues from a failure: calls that an earlier run has made are not repeated, all others go to the wrapped
/// environment. A call is identified by its fiber, its number there, its step and its function; its arguments may differ, because they may
/// hold the time of day.
/// </summary>
internal sealed class KnownCalls
{
    private readonly Dictionary<(string Fiber, int Number), KnownCall> _known;
    private readonly FiberCalls _fibers = new();
    private readonly bool _isRealTime;

    private KnownCalls(IEnumerable<KnownCall> known, bool isRealTime)
    {
        _known = known.GroupBy(k => (k.Fiber, k.Number)).ToDictionary(g => g.Key, g => g.Last());
        _isRealTime = isRealTime;
    }

    /// <summary>Receives the events of the engine, from the start of the execution.</summary>
    public ExecutionListener Listener => _fibers;

    /// <summary>The known calls of a journal; null when there are none.</summary>
    public static KnownCalls? Of(JournalContent journal)
    {
        var known = journal.Records.Select(KnownCall.Read).OfType<KnownCall>().ToList();
        return known.Count == 0 && journal.Header.RerunOf is null ? null : new KnownCalls(known, journal.Header.RealTime);
    }

    /// <summary>Puts the known calls before an environment.</summary>
    public ICallHandler Before(ICallHandler environment) =>
        environment is IHostedCallHandler hosted ? new HostedCallHandler(this, hosted) : new Handler(this, environment);

    private CallReply? FindReply(CallEffect call)
    {
        if (!_fibers.IsNew(call.FiberId)
            && _known.TryGetValue(_fibers.Find(call.Id), out var known)
            && known.Function == call.Function
            && known.Step == call.Step?.ToString())
        {
            // On real time its duration has already passed.
            return new CallReply(known.Outcome, _isRealTime ? TimeSpan.Zero : known.Duration);
        }

        _fibers.Diverge(call.FiberId);
        return null;
    }

    private abstract class Front(ICallHandler environment) : IReplayedCallHandler
    {
        public bool Holds(CallEffect call) => (environment as IReplayedCallHandler)?.Holds(call) == true;

        public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome) =>
            (environment as IReplayedCallHandler)?.Replay(call, now, outcome);

        public void Replay(CallbackEffect callback, DateTimeOffset received, EffectOutcome outcome) =>
            (environment as IReplayedCallHandler)?.Replay(callback, received, outcome);

        public virtual CallReply Handle(CallEffect call, DateTimeOffset now) => environment.Handle(call, now);
    }

    private sealed class Handler(KnownCalls known, ICallHandler environment) : Front(environment), ICallbackHandler
    {
        private readonly ICallHandler _environment = environment;

        public override CallReply Handle(CallEffect call, DateTimeOffset now) => known.FindReply(call) ?? _environment.Handle(call, now);

        public CallReply? Await(CallbackEffect callback, DateTimeOffset now) => (_environment as ICallbackHandler)?.Await(callback, now);
    }

    private sealed class HostedCallHandler(KnownCalls known, IHostedCallHandler environment) : Front(environment), IHostedCallHandler
    {
        private readonly IHostedCallHandler _environment = environment;

        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call && known.FindReply(call) is { } reply)
            {
                effect.Answer(reply);
            }
            else
            {
                _environment.Begin(effect);
            }
        }
    }
}
