using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Hosting;

/// <summary>
/// The environment of a local run: mocks answer first, then the built-in services (child workflows, secrets), then hosts that the user has
/// allowed. A call without an answer fails with <c>UnmatchedCallError</c>. Connectors wait for their operations and retry their requests as
/// Google's do. For one run only.
/// </summary>
public sealed class LocalEnvironment : IHostedCallHandler, IReplayedCallHandler
{
    private readonly List<RecordedCall> _calls = [];
    private readonly Dictionary<string, SimulatedOperation> _operations = new(StringComparer.Ordinal);
    private readonly MockTable _mocks;
    private readonly EnvironmentScope _root;

    /// <summary>Creates the environment of one run.</summary>
    public LocalEnvironment(LocalEnvironmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _mocks = new MockTable(options.Mocks ?? MockFile.Empty);
        Children = new ChildExecutions(this);
        _root = new EnvironmentScope(this, null, 0);
    }

    /// <summary>The options of the environment.</summary>
    public LocalEnvironmentOptions Options { get; }

    /// <summary>Every request so far, in order, including those that connectors make by themselves and those of child workflows.</summary>
    public IReadOnlyList<RecordedCall> Calls => _calls;

    /// <summary>The mocks that no call has matched so far.</summary>
    public IReadOnlyList<Mock> NeverMatched => _mocks.NeverMatched;

    /// <summary>The executions that the run has started.</summary>
    internal ChildExecutions Children { get; }

    /// <inheritdoc/>
    public void Begin(HostedEffect effect) => _root.Begin(effect);

    /// <inheritdoc/>
    public bool Holds(CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _mocks.Matches(m => m.Holds(call)) || BuiltInServices.Has(_root, call);
    }

    /// <inheritdoc/>
    public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(call);
        _mocks.Find(m => m.Holds(call), out var mock);
        _calls.Add(new RecordedCall(call.Function, call.Arguments, call.Http, call.Step, now, mock) { Outcome = outcome });
    }

    /// <summary>Starts one request, without retries and polling.</summary>
    internal void Request(EnvironmentScope scope, HostedEffect hosted, CallEffect call, CallReason reason)
    {
        var answer = _mocks.Find(m => m.Holds(call), out var mock);
        var record = new RecordedCall(call.Function, call.Arguments, call.Http, call.Step, hosted.Loop.Now, mock)
        {
            Reason = reason,
            Workflow = scope.Workflow,
        };
        _calls.Add(record);
        var answering = new RecordedAnswer(record, hosted);
        if (answer is { Kind: MockAnswerKind.Operation } && call.Http is null)
        {
            answering.After(answer.Delay, () => EffectOutcome.Value(StartOperation(answer.Content, hosted.Loop.Now)));
        }
        else if (answer is not null)
        {
            answering.Reply(answer.ToReply(call));
        }
        else if (call.Arguments["name"].TryGetString(out var name) && _operations.TryGetValue(name, out var operation))
        {
            answering.Reply(new CallReply(EffectOutcome.Value(operation.At(hosted.Loop.Now)), TimeSpan.Zero));
        }
        else if (!BuiltInServices.TryBegin(scope, call, answering) && !TryBeginNetwork(call, answering))
        {
            record.IsUnmatched = true;
            answering.Reply(new CallReply(EffectOutcome.Failure(UnmatchedCall.Error(call, Advice.For(call, Options))), TimeSpan.Zero));
        }
    }

    internal void Await(EnvironmentScope scope, HostedEffect hosted, CallbackEffect callback)
    {
        var answer = _mocks.Find(m => m.Holds(callback), out var mock);
        var record = new RecordedCall(
            "events.await_callback",
            WorkflowValue.FromMap(("callback", callback.Callback)),
            null,
            callback.Step,
            hosted.Loop.Now,
            mock)
        {
            Workflow = scope.Workflow,
        };
        _calls.Add(record);
        var answering = new RecordedAnswer(record, hosted);
        if (answer is null)
        {
            Options.Callbacks?.Await(callback, hosted.Loop, answering);
        }
        else if (answer.ToReply(callback, hosted.Loop.Now) is { } reply)
        {
            answering.Reply(reply);
        }
    }

    private bool TryBeginNetwork(CallEffect call, RecordedAnswer answering)
    {
        if (call.Http is null || Options.Network is not { } network || Options.Mocks is { Unmatched: UnmatchedCalls.Error })
        {
            return false;
        }

        answering.Hosted.Begin(call, network, answering.Reply);
        return true;
    }

    private WorkflowValue StartOperation(WorkflowValue content, DateTimeOffset now)
    {
        var operation = new SimulatedOperation($"operations/mock-{_operations.Count + 1}", content, now);
        _operations.Add(operation.Name, operation);
        return operation.At(now);
    }
}
