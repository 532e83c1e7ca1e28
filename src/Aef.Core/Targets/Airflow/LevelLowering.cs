using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>A level as a task group with a group for each thread, and a join at its end.</summary>
internal sealed class LevelLowering(DagContext context, ThreadLowering threads, LoopLowering loops, Gates gates)
{
    /// <summary>The most characters of a LEVEL_ID or THREAD_ID in the id of a group: a task id has at most 250 characters.</summary>
    private const int MaxIdLength = 40;

    /// <summary>Lowers a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="index">Its index.</param>
    /// <param name="items">The statements of the DAG.</param>
    /// <param name="join">The task after which the level starts.</param>
    /// <param name="tails">Receives the tasks after which the threads have ended.</param>
    /// <returns>The join at the end of the level.</returns>
    public DagTask Lower(BoundLevel level, int index, List<DagItem> items, DagTask join, ISet<DagTask> tails)
    {
        var levelId = PyNames.Plain("_" + level.Id, MaxIdLength + 1);
        var name = context.Names.Create("Level" + levelId);
        var place = new DagPlace(string.Empty, items, index, null).Group(name, null);
        var endId = context.Names.Create($"level{levelId}_end");
        var end = place.Add(new DagTask(endId, place.FullId(endId), context.Import("EmptyOperator").Name, [])
        {
            TriggerRule = TriggerRules.NoneFailed,
        });
        context.AddOrigin(end.FullId, SourceMapRole.LevelEnd, index);
        var edges = new EdgeList();
        DagTask[] passers = [.. gates.PassingOver(index)];
        IReadOnlyList<DagTask> start = [join];
        DagTask[] guards = [];
        if (level.When is { } when)
        {
            var gate = place.Add(gates.When(when, context.Names.Create($"level{levelId}_when"), place));
            edges.Add([join, .. passers], gate);
            (start, guards) = ([gate], [gate]);
        }

        var ends = new List<DagTask>();
        var isLimited = level.Threads.Count > 1 && level.Threads.Sum(t => t.MostUnits) > context.MaxTasks;
        foreach (var (number, thread) in level.Threads.Index())
        {
            var ranked = place with { Rank = isLimited ? level.Threads.Count - number : null };
            ends.AddRange(
                thread.ForEach is null
                    ? Thread(thread, name, ranked, (start, guards, join, passers), edges)
                    : loops.Lower(thread, level, name, ranked, (start, [.. guards, .. passers], join), edges));
        }

        tails.UnionWith(ends);
        edges.Add(ends, end);
        place.Items.AddRange(edges.Items());
        return end;
    }

    private IReadOnlyList<DagTask> Thread(
        BoundThread thread,
        string level,
        DagPlace place,
        (IReadOnlyList<DagTask> Start, DagTask[] Guards, DagTask Join, DagTask[] Passers) from,
        EdgeList edges)
    {
        var group = place.Group(
            context.Names.Create($"{level}_Thread{PyNames.Plain("_" + thread.Id, MaxIdLength + 1)}", 2 * PyNames.MaxLength),
            thread);
        context.AddOrigin(group.Prefix.TrimEnd('.'), SourceMapRole.Thread, place.LevelIndex, thread);
        if (thread.When is not { } when)
        {
            return threads.Lower(thread, group, from.Start, from.Guards is [.., var guard] ? guard : from.Join, from.Guards, edges);
        }

        var id = context.Names.Create($"thread{PyNames.Plain("_" + thread.Id, MaxIdLength + 1)}_when");
        var gate = group.Add(gates.When(when, id, group));
        edges.Add([.. from.Start, .. from.Guards, .. from.Passers], gate);
        return threads.Lower(thread, group, [gate], gate, [.. from.Guards, gate], edges);
    }
}
