namespace Aef.Workflows.Runtime.Engine;

/// <summary>
/// Which strand runs next: those that can run, in the order in which they became able to. At most so many branches and iterations are at work at once; one that waits
/// for its own parallel step gives its place away and gets one back first.
/// </summary>
internal sealed class StrandScheduler(int? limit)
{
    private readonly Queue<Strand> _ready = new();
    private readonly Queue<Strand> _resuming = new();
    private readonly List<ParallelJoin> _starting = [];
    private int _running;
    private int _lastId;

    public bool HasReady => _ready.Count > 0;

    public void Enqueue(Strand strand) => _ready.Enqueue(strand);

    public bool TryDequeue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Strand? strand) => _ready.TryDequeue(out strand);

    /// <summary>The strand of the step waits for it from now on.</summary>
    public void Fork(ParallelJoin join)
    {
        Release(join.Parent.Strand);
        _starting.Add(join);
    }

    /// <summary>A strand has ended; when it was the last of its step, the strand of the step goes on.</summary>
    public void End(Strand strand, ParallelJoin join)
    {
        Release(strand);
        if (!join.HasEnded)
        {
            return;
        }

        var parent = join.Parent.Strand;
        if (parent.Join is null)
        {
            _ready.Enqueue(parent);
        }
        else
        {
            _resuming.Enqueue(parent);
        }
    }

    /// <summary>Hands out free places; gives each strand that starts.</summary>
    public IEnumerable<Strand> Start()
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
            var strand = join.StartNext(++_lastId);
            if (join.IsStartedWhole)
            {
                _starting.Remove(join);
            }

            _ready.Enqueue(strand);
            yield return strand;
        }
    }

    private void Release(Strand strand)
    {
        if (strand.Join is not null)
        {
            _running--;
        }
    }
}
