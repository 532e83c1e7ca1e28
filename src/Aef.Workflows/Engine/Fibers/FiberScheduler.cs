namespace Aef.Workflows.Engine.Fibers;

/// <summary>
/// Chooses the next fiber: those that can run, in the order in which they became ready. The number of branches and iterations that run at
/// once is limited; one that waits for its own parallel step releases its slot and gets one back before others.
/// </summary>
internal sealed class FiberScheduler(int? limit)
{
    private readonly Queue<Fiber> _ready = new();
    private readonly Queue<Fiber> _resuming = new();
    private readonly List<ParallelJoin> _starting = [];
    private int _running;
    private int _lastId;

    public bool HasReady => _ready.Count > 0;

    public void Enqueue(Fiber fiber) => _ready.Enqueue(fiber);

    public bool TryDequeue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Fiber? fiber) => _ready.TryDequeue(out fiber);

    /// <summary>Registers the fiber that waits for its parallel step.</summary>
    public void Fork(ParallelJoin join)
    {
        Release(join.Parent.Fiber);
        _starting.Add(join);
    }

    /// <summary>A fiber has ended; when it was the last of its step, the fiber of the step continues.</summary>
    public void End(Fiber fiber, ParallelJoin join)
    {
        Release(fiber);
        if (!join.HasEnded)
        {
            return;
        }

        var parent = join.Parent.Fiber;
        if (parent.Join is null)
        {
            _ready.Enqueue(parent);
        }
        else
        {
            _resuming.Enqueue(parent);
        }
    }

    /// <summary>Assigns free slots; returns each fiber that starts.</summary>
    public IEnumerable<Fiber> Start()
    {
        while (limit is null || _running < limit)
        {
            if (_resuming.TryDequeue(out var parent))
            {
                _running++;
                _ready.Enqueue(parent);
                continue;
            }

            if (_starting.Find(j => j.CanStart) is not { } join)
            {
                yield break;
            }

            _running++;
            var fiber = join.StartNext(++_lastId);
            if (join.IsStartedWhole)
            {
                _starting.Remove(join);
            }

            _ready.Enqueue(fiber);
            yield return fiber;
        }
    }

    private void Release(Fiber fiber)
    {
        if (fiber.Join is not null)
        {
            _running--;
        }
    }
}
