using System.Globalization;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>
/// Names each fiber so that it is the same in every run of a source, <c>0/1:2</c> for the third iteration of the first parallel step of the
/// main fiber, and counts the calls of each. A fiber diverges at its first new call, and so do the fibers that it starts and the one that
/// it belongs to.
/// </summary>
internal sealed class FiberCalls : ExecutionListener
{
    private readonly Dictionary<int, Trail> _trails = new() { [0] = new Trail("0", null) };
    private readonly Dictionary<long, (string Fiber, int Number)> _calls = [];

    /// <summary>The fiber of a call, and the number of the call in it, counted from 1.</summary>
    public (string Fiber, int Number) Find(long callId) => _calls.GetValueOrDefault(callId, ("0", 0));

    /// <summary>True when the fiber has diverged.</summary>
    public bool IsNew(int fiberId) => _trails[fiberId].IsNew;

    /// <summary>Records that a fiber has made a new call.</summary>
    public void Diverge(int fiberId) => _trails[fiberId].IsNew = true;

    public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration)
    {
        var parent = _trails[parentFiberId];
        parent.Forks += iteration == 0 ? 1 : 0; // the first branch or iteration is always the first that starts
        _trails[fiberId] = new Trail(string.Create(CultureInfo.InvariantCulture, $"{parent.Name}/{parent.Forks}:{iteration}"), parent)
        {
            IsNew = parent.IsNew,
        };
    }

    public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error)
    {
        if (_trails.Remove(fiberId, out var trail) && trail is { IsNew: true, Parent: { } parent })
        {
            parent.IsNew = true;
        }
    }

    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
        var trail = _trails[fiberId];
        _calls[call.Id] = (trail.Name, ++trail.Calls);
    }

    private sealed class Trail(string name, Trail? parent)
    {
        public string Name { get; } = name;

        public Trail? Parent { get; } = parent;

        public int Forks { get; set; }

        public int Calls { get; set; }

        public bool IsNew { get; set; }
    }
}
