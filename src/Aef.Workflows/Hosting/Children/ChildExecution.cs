using Aef.Workflows.Runtime;

namespace Aef.Workflows.Hosting.Children;

/// <summary>An execution of a child workflow. It goes on when the workflow that started it does not wait any more, up to the end of the run.</summary>
internal sealed class ChildExecution
{
    private readonly WorkflowEngine _engine;
    private readonly WorldScope _scope;
    private readonly HostLoop _loop;
    private readonly List<Action> _waiting = [];

    public ChildExecution(WorkflowEngine engine, WorldScope scope, HostLoop loop)
    {
        _engine = engine;
        _scope = scope;
        _loop = loop;
        CreateTime = loop.Now;
        Name = ExecutionResource.NameOf(engine);
    }

    /// <summary>The resource name.</summary>
    public string Name { get; }

    public DateTimeOffset CreateTime { get; }

    public WorkflowEngine Engine => _engine;

    /// <summary>Runs until the engine waits or has ended.</summary>
    public void Run()
    {
        _engine.Advance(_loop.Now);
        while (_engine.TryTakeEffect(out var effect))
        {
            _loop.Begin(effect, _scope, outcome =>
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

    /// <summary>Ends the execution from outside.</summary>
    public void Cancel()
    {
        if (!_engine.HasEnded)
        {
            _engine.Advance(_loop.Now);
            _engine.Cancel();
            End();
        }
    }

    /// <summary>Does something on the loop when the execution has ended.</summary>
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
