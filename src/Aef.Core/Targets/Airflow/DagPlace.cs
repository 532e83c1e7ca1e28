using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>The group that tasks are added to, and the part of the definition that it comes from.</summary>
/// <param name="Prefix">The id of the group with those around it and a point; empty outside of groups.</param>
/// <param name="Items">The statements of the group.</param>
/// <param name="LevelIndex">The index of the level, among the levels and the sections after them.</param>
/// <param name="Thread">The thread; null for tasks of the whole level.</param>
internal sealed record DagPlace(string Prefix, List<DagItem> Items, int LevelIndex, BoundThread? Thread)
{
    /// <summary>True in a group that runs once for each item of a list.</summary>
    public bool IsMapped { get; init; }

    /// <summary>How many items may run a task of this group at once; null means any number.</summary>
    public int? MostAtOnce { get; init; }

    /// <summary>The argument of tasks for <see cref="MostAtOnce"/>; none without a limit.</summary>
    public IEnumerable<PyKeyword> Limit =>
        MostAtOnce is { } most ? [new PyKeyword("max_active_tis_per_dagrun", new PyInteger(most))] : [];

    /// <summary>The number of threads of the level from this one on, if threads of the level wait for each other; null otherwise.</summary>
    public int? Rank { get; init; }

    /// <summary>
    /// The arguments of tasks for <see cref="Rank"/>: those of threads that come first in the file run first. Other DAGs of the environment
    /// have priorities of this size too, because the default of Airflow is the number of the tasks that follow.
    /// </summary>
    public IEnumerable<PyKeyword> Priority => Rank is { } rank
        ? [new PyKeyword("weight_rule", new PyString("absolute")), new PyKeyword("priority_weight", new PyInteger(rank))]
        : [];

    /// <summary>The id of a task in this group.</summary>
    public string FullId(string id) => Prefix + id;

    /// <summary>A group in this one.</summary>
    public DagPlace Group(string id, BoundThread? thread)
    {
        var group = new DagGroup(id, []);
        Items.Add(group);
        return this with { Prefix = $"{Prefix}{id}.", Items = group.Items, Thread = thread };
    }

    /// <summary>A group in this one whose tasks run once for each item of a list.</summary>
    public DagPlace MappedGroup(string id, string function, PyExpression list, BoundThread thread, int? mostAtOnce)
    {
        var group = new DagMappedGroup(id, function, list, []);
        Items.Add(group);
        return this with
        {
            Prefix = $"{Prefix}{id}.",
            Items = group.Items,
            Thread = thread,
            IsMapped = true,
            MostAtOnce = mostAtOnce,
        };
    }

    /// <summary>Adds a task to the group.</summary>
    public DagTask Add(DagTask task)
    {
        Items.Add(new DagTaskItem(task));
        return task;
    }
}
