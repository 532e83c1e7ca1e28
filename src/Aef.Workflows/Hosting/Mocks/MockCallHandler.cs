using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>
/// Answers calls and awaited callbacks from the mocks of a file, and records all requests. For use by one execution at a time: mocks track
/// which of their answers come next.
/// </summary>
public sealed class MockCallHandler : IReplayedCallHandler, ICallbackHandler
{
    private readonly MockTable _table;
    private readonly ICallHandler? _otherwise;
    private readonly List<RecordedCall> _calls = [];

    /// <summary>
    /// Creates a handler. <paramref name="otherwise"/> answers calls without a mock when the file has <c>unmatched: allow-network</c>;
    /// without it such calls fail.
    /// </summary>
    public MockCallHandler(MockFile file, ICallHandler? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        _table = new MockTable(file);
        _otherwise = file.Unmatched == UnmatchedCalls.AllowNetwork ? otherwise : null;
    }

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls => _calls;

    /// <summary>The mocks that no call has matched so far.</summary>
    public IReadOnlyList<Mock> NeverMatched => _table.NeverMatched;

    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(call);
        var answer = _table.Find(m => m.Holds(call), out var mock);
        var record = new RecordedCall(call.Function, call.Arguments, call.Http, call.Step, now, mock);
        _calls.Add(record);
        var reply = answer?.ToReply(call) ?? Otherwise(call, now, record);
        if (reply.Duration <= call.Timeout)
        {
            (record.Outcome, record.Duration) = (reply.Outcome, reply.Duration);
        }

        return reply;
    }

    /// <inheritdoc/>
    public CallReply? Await(CallbackEffect callback, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var answer = _table.Find(m => m.Holds(callback), out var mock);
        var record = new RecordedCall(
            "events.await_callback",
            WorkflowValue.FromMap(("callback", callback.Callback)),
            null,
            callback.Step,
            now,
            mock);
        _calls.Add(record);
        if ((answer is null ? Otherwise(callback, now) : answer.ToReply(callback, now)) is not { } reply)
        {
            return null;
        }

        if (now + reply.Duration <= callback.DueTime)
        {
            (record.Outcome, record.Duration) = (reply.Outcome, reply.Duration);
        }

        return reply;
    }

    /// <inheritdoc/>
    public bool Holds(CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _table.Matches(m => m.Holds(call)) || _otherwise is null || (_otherwise as IReplayedCallHandler)?.Holds(call) == true;
    }

    /// <inheritdoc/>
    public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(call);
        var isMocked = _table.Find(m => m.Holds(call), out var mock) is not null;
        _calls.Add(
            new RecordedCall(call.Function, call.Arguments, call.Http, call.Step, now, mock)
            {
                Outcome = outcome,
                IsUnmatched = !isMocked && _otherwise is null,
            });
        if (!isMocked)
        {
            (_otherwise as IReplayedCallHandler)?.Replay(call, now, outcome);
        }
    }

    /// <inheritdoc/>
    public void Replay(CallbackEffect callback, DateTimeOffset received, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (_table.Find(m => m.Holds(callback), out _) is null)
        {
            (_otherwise as IReplayedCallHandler)?.Replay(callback, received, outcome);
        }
    }

    private CallReply? Otherwise(CallbackEffect callback, DateTimeOffset now) => (_otherwise as ICallbackHandler)?.Await(callback, now);

    private CallReply Otherwise(CallEffect call, DateTimeOffset now, RecordedCall record)
    {
        if (_otherwise is not null)
        {
            return _otherwise.Handle(call, now);
        }

        record.IsUnmatched = true;
        return new CallReply(EffectOutcome.Failure(UnmatchedCall.Error(call)), TimeSpan.Zero);
    }
}
