using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Model;

/// <summary>Runs a DAG on virtual time as Airflow's scheduler and workers do.</summary>
internal sealed partial class AirflowRun
{
    private readonly AirflowDag _dag;
    private readonly AirflowRunOptions _options;
    private readonly Dice? _dice;
    private readonly List<TaskInstance> _instances = [];
    private readonly Dictionary<AirflowTask, List<TaskInstance>> _byTask = [];
    private readonly List<string> _problems = [];
    private readonly PriorityQueue<Action, (double Time, int Order)> _events = new();
    private readonly Dictionary<(string Task, int Index, string Key), object?> _xcoms = [];
    private readonly Dictionary<string, object?> _params;
    private double _now;
    private int _order;
    private bool _isLookPending;
    private string? _state;

    private AirflowRun(AirflowDag dag, AirflowRunOptions options)
    {
        _dag = dag;
        _options = options;
        _dice = options.Seed == 0 ? null : new Dice((ulong)options.Seed * 6_151);
        _params = dag.Params.ToDictionary(p => p.Key, p => p.Value is OpaqueValue { Name: "Param" } param
            ? param.Arguments.GetValueOrDefault("0") ?? param.Arguments.GetValueOrDefault("default")
            : p.Value);
        options.Conf.ToList().ForEach(c => _params[c.Key] = c.Value);
    }

    public static AirflowResult Execute(AirflowDag dag, AirflowRunOptions? options = null) => new AirflowRun(dag, options ?? new()).Run();

    private AirflowResult Run()
    {
        foreach (var task in _dag.Tasks)
        {
            FindDifferencesOfReleases(task);
            // What is mapped over a list in the file is expanded when the run is created.
            var length = task.Mapping is { } mapping && mapping.Values.All(v => v is List<object?>) ? Length(task, mapping) : null;
            _byTask[task] = [];
            Add(length > 0 ? Enumerable.Range(0, length.Value).Select(i => new TaskInstance(task, i)) : [new TaskInstance(task, -1)]);
        }

        if (_dag.TimeoutSeconds is { } timeout)
        {
            At(timeout, TimeOut);
        }

        RequestLook();
        Finish();
        while (_state is null && _events.TryDequeue(out var next, out var when))
        {
            _now = when.Time;
            next();
            RequestLook();
            Finish();
        }

        if (_state is null && !_instances.Exists(i => i.State == TaskState.Running))
        {
            _problems.Add($"deadlock: {string.Join(", ", _instances.Where(i => !i.HasEnded))}");
            _state = "failed";
        }

        return new AirflowResult(_state ?? "running", _instances, _problems, _now);
    }

    // The leaves decide about the run when all tasks have ended.
    private void Finish()
    {
        if (_state is null && _instances.TrueForAll(i => i.HasEnded))
        {
            var leaves = _instances.Where(i => i.Task.Downstream.Count == 0);
            _state = leaves.Any(i => i.State is TaskState.Failed or TaskState.UpstreamFailed) ? "failed" : "success";
        }
    }

    private void Add(IEnumerable<TaskInstance> instances)
    {
        foreach (var instance in instances)
        {
            _instances.Add(instance);
            _byTask[instance.Task].Add(instance);
        }
    }

    private void TimeOut()
    {
        _state = "failed";
        _instances.Where(i => !i.HasEnded).ToList().ForEach(i => Set(i, TaskState.Skipped));
    }

    private void At(double time, Action action) => _events.Enqueue(action, (time, _order++));

    // Without dice the scheduler looks until nothing changes; otherwise once, sometime soon.
    private void RequestLook()
    {
        if (_state is not null || _isLookPending)
        {
            return;
        }

        if (_dice is null)
        {
            while (Look())
            {
            }
        }
        else if (_dice.Chance(30))
        {
            Look();
            _isLookPending = true;
            At(_now + _dice.Below(8), () => _isLookPending = Late());
        }
        else if (
            _instances.Exists(i =>
                i.State is TaskState.None or TaskState.Scheduled || (i.State == TaskState.UpForRetry && i.RetryAt <= _now)))
        {
            _isLookPending = true;
            At(_now + _dice.Below(15), () => _isLookPending = Late());
        }
    }

    // A look that changed something is followed by another.
    private bool Late()
    {
        if (Look())
        {
            At(_now + _dice!.Below(8), () => _isLookPending = Late());
            return true;
        }

        return false;
    }

    /// <summary>One pass of the scheduler over what it sees at its beginning; true if it has changed something.</summary>
    private bool Look()
    {
        var decisions = new List<(TaskInstance Instance, TaskState Decision)>();
        foreach (var instance in _instances)
        {
            if (OfSource(instance) is { } early)
            {
                decisions.Add((instance, early));
                continue;
            }

            var isReady = instance.State == TaskState.None || (instance.State == TaskState.UpForRetry && instance.RetryAt <= _now);
            if (isReady
                && TriggerRule.Decide(
                    instance.Task.TriggerRule,
                    UpstreamStates.Count(Upstream(instance).Select(u => u.State))) is { } decision)
            {
                decisions.Add((instance, decision));
            }
        }

        var changed = decisions.Count > 0;
        decisions.ForEach(d => Decide(d.Instance, d.Decision));

        var free = (_dag.MaxActiveTasks ?? int.MaxValue) - _instances.Count(i => i.State == TaskState.Running && !i.Task.WaitsOutside);
        var waiting = _instances.Where(i => i.State == TaskState.Scheduled).ToList();
        foreach (var instance in free < waiting.Count ? waiting.OrderByDescending(i => i.Task.Priority).ToList() : waiting)
        {
            if (free > 0 && HasSlot(instance.Task))
            {
                free--;
                changed = true;
                Start(instance);
            }
        }

        return changed;
    }

    private void Decide(TaskInstance instance, TaskState decision)
    {
        if (decision != TaskState.Scheduled)
        {
            Set(instance, decision);
        }
        else if (instance is { MapIndex: < 0, Task.Mapping: { } mapping })
        {
            Expand(instance, Length(instance.Task, mapping));
        }
        else if (instance.Task.IsEmpty)
        {
            instance.Attempts.Add((_now, _now, true));
            Set(instance, TaskState.Success);
        }
        else
        {
            instance.QueuedAt = _now;
            instance.State = TaskState.Scheduled;
        }
    }

    // Nothing to map over yet (the source was skipped, for example) means upstream_failed; an empty list means skipped.
    private void Expand(TaskInstance instance, int? length)
    {
        if (length is null or 0)
        {
            Set(instance, length is null ? TaskState.UpstreamFailed : TaskState.Skipped);
            return;
        }

        instance.MapIndex = 0;
        Add(Enumerable.Range(1, length.Value - 1).Select(i => new TaskInstance(instance.Task, i)));
    }

    private int? Length(AirflowTask task, IReadOnlyDictionary<string, object?> mapping)
    {
        if (mapping.Count != 1)
        {
            _problems.Add($"{task.Id} is mapped over {mapping.Count} values; the model knows one");
        }

        return Resolve(mapping.Values.First(), instance: null) switch
        {
            List<object?> items => items.Count,
            Dictionary<string, object?> entries => entries.Count,
            _ => null,
        };
    }

    /// <summary>The instances whose states decide about one: in the same mapped group only those with its index.</summary>
    private IEnumerable<TaskInstance> Upstream(TaskInstance instance)
    {
        var group = instance.Task.Group?.ClosestMapped;
        var isFast = instance.Task.TriggerRule is "one_success" or "one_failed" or "one_done";
        foreach (var other in instance.Task.Upstream.SelectMany(u => _byTask[u]))
        {
            var isShared = group is not null && other.Task.Group?.ClosestMapped == group && !isFast;
            if (!isShared || other.MapIndex < 0 || other.MapIndex == instance.MapIndex)
            {
                yield return other;
            }
        }
    }

    private void Set(TaskInstance instance, TaskState state)
    {
        instance.State = state;
        instance.EndedAt = _now;
    }
}
