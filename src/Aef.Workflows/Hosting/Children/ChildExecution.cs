using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting.Children;

/// <summary>An execution of a child workflow. It continues after its parent stops waiting, up to the end of the run.</summary>
public sealed class ChildExecution
{
    private readonly WorkflowEngine _engine;
    private readonly IHostedCallHandler _environment;
    private readonly HostLoop _loop;
    private readonly List<Action> _waiting = [];

    /// <summary>
    /// Creates an execution that has not begun yet; <paramref name="environment"/> answers its calls, on the loop of the host that runs its
    /// parent.
    /// </summary>
    public ChildExecution(WorkflowEngine engine, IHostedCallHandler environment, HostLoop loop)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(loop);
        _engine = engine;
        _environment = environment;
        _loop = loop;
        CreateTime = loop.Now;
        Name = ExecutionResource.NameOf(engine);
    }

    /// <summary>The resource name.</summary>
    public string Name { get; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreateTime { get; }

    /// <summary>The engine that runs it.</summary>
    public WorkflowEngine Engine => _engine;

    /// <summary>
    /// The result of a call that waits for the execution, when it has ended: its result, or an <c>OperationError</c> that contains its
    /// error.
    /// </summary>
    public EffectOutcome Outcome
    {
        get
        {
            var execution = _engine.Execution;
            return execution.State == ExecutionState.Succeeded
                ? EffectOutcome.Value(execution.Result)
                : EffectOutcome.Failure(
                    WorkflowErrors.Tagged("OperationError", "Execution failed or cancelled.")
                        .With("operation", ExecutionResource.Of(this)));
        }
    }

    /// <summary>Runs until the engine waits or has ended.</summary>
    public void Run()
    {
        _engine.Advance(_loop.Now);
        while (_engine.TryTakeEffect(out var effect))
        {
            _loop.Begin(effect, _environment, outcome =>
            {
                _engine.Complete(effect.Id, outcome);
                Run();
            });
        }

        if (_engine.HasEnded)
        {
            End();
        }
    }

    /// <summary>Cancels the execution.</summary>
    public void Cancel()
    {
        if (!_engine.HasEnded)
        {
            _engine.Advance(_loop.Now);
            _engine.Cancel();
            End();
        }
    }

    /// <summary>Runs an action on the loop when the execution has ended.</summary>
    public void WhenEnded(Action action)
    {
        if (_engine.HasEnded)
        {
            _loop.At(_loop.Now, action);
        }
        else
        {
            _waiting.Add(action);
        }
    }

    private void End()
    {
        foreach (var action in _waiting)
        {
            _loop.At(_loop.Now, action);
        }

        _waiting.Clear();
    }
}
