using Aef.Core.Semantics.Binding;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// The paths through a pipeline. A step leads to its NEXT, or to the following step. A condition (<c>when</c>) adds no second path, because
/// it is not compiled. A failure ends the run and leads nowhere.
/// </summary>
internal sealed class StepPaths
{
    private readonly BoundPipeline _pipeline;
    private readonly bool[] _levels;
    private readonly HashSet<(int Level, int Thread, int Step)> _steps = [];

    public StepPaths(BoundPipeline pipeline)
    {
        _pipeline = pipeline;
        _levels = new bool[pipeline.Levels.Count];
        for (var level = 0; level < _levels.Length; level++)
        {
            _levels[level] |= level == 0;
            if (_levels[level])
            {
                WalkLevel(level);
            }
        }
    }

    public bool Reaches(int level) => _levels[level];

    public bool Reaches(int level, int thread, int step) => _steps.Contains((level, thread, step));

    private void WalkLevel(int level)
    {
        var threads = _pipeline.Levels[level].Threads;
        var ends = threads.Count > 1 || _pipeline.Levels[level].When is not null || threads.Any(t => t.When is not null);
        var leaves = false;
        for (var thread = 0; thread < threads.Count; thread++)
        {
            WalkThread(level, thread, ref ends, ref leaves);
        }

        // Another rule reports a level that never ends; the levels after it are not the cause.
        if (level + 1 < _levels.Length && (ends || !leaves))
        {
            _levels[level + 1] = true;
        }
    }

    private void WalkThread(int level, int thread, ref bool ends, ref bool leaves)
    {
        var steps = _pipeline.Levels[level].Threads[thread].Steps;
        var open = new Stack<int>([0]);
        while (open.TryPop(out var index))
        {
            if (index == steps.Count)
            {
                ends = true;
                continue;
            }

            if (!_steps.Add((level, thread, index)))
            {
                continue;
            }

            var next = steps[index].Next;
            if (next is null || steps[index].When is not null)
            {
                open.Push(index + 1);
            }

            if (next is { } jump && jump.Level == level)
            {
                open.Push(jump.Step);
            }
            else if (next is not null)
            {
                _levels[next.Level] = true;
                leaves = true;
            }
        }
    }
}
