namespace Aef.Tests.Airflow.Model;

/// <content>What a worker does with a task.</content>
internal sealed partial class AirflowRun
{
    private void Start(TaskInstance instance)
    {
        instance.State = TaskState.Running;
        instance.Tries++;
        var task = instance.Task;
        if (task.Function is not null || task.Operator is "@task" or "ShortCircuitOperator" or "PythonOperator")
        {
            var result = CallFunction(instance);
            EndAt(instance, _now + (_dice?.Below(4) ?? 0), () => End(instance, result));
            return;
        }

        var outcome = _options.Outcome(instance, instance.Tries);
        var limit = Limit(task);
        var isLate = outcome.Seconds > limit;
        if (double.IsPositiveInfinity(Math.Min(outcome.Seconds, limit)))
        {
            _problems.Add($"{instance} never ends");
            return;
        }

        EndAt(instance, _now + Math.Min(outcome.Seconds, limit), () => End(
            instance,
            outcome.Succeeds && !isLate ? new FunctionResult(FunctionEnd.Returned, outcome.Value)
                : new FunctionResult(isLate && IsOfSensor(task) ? FunctionEnd.FailedForGood : FunctionEnd.Failed)));
    }

    // A sensor that has reached its own limit is never repeated (#12058); on a worker, the limit of the task counts if it is not longer.
    private static bool IsOfSensor(AirflowTask task) =>
        task.IsSensor && (task.IsRescheduled || !(task.ExecutionTimeout <= task.OwnTimeout));

    private void EndAt(TaskInstance instance, double time, Action end)
    {
        var (began, number) = (_now, instance.Tries);
        At(time, () =>
        {
            // A run that timed out has skipped it.
            if (instance.State == TaskState.Running && instance.Tries == number)
            {
                end();
                instance.Attempts.Add((began, _now, instance.State == TaskState.Success));
            }
        });
    }

    // On Airflow 3 nothing bounds a deferred task but the operator itself, as that for BigQuery does.
    private double Limit(AirflowTask task)
    {
        var bounds = !task.IsRescheduled
            && (_dag.Generation < 3 || !task.IsDeferrable || task.Operator == "BigQueryInsertJobOperator");
        return Math.Min(
            bounds ? task.ExecutionTimeout ?? double.PositiveInfinity : double.PositiveInfinity,
            task.OwnTimeout ?? double.PositiveInfinity);
    }

    private FunctionResult CallFunction(TaskInstance instance)
    {
        var task = instance.Task;
        var values = _options.Values
            ?? throw new InvalidOperationException($"The task \"{task.Id}\" calls a function, and the run has no values.");
        var states = _instances.GroupBy(i => i.Task.Id)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<int, TaskState>)g.ToDictionary(i => i.MapIndex, i => i.State));
        var arguments = task.Call.ToDictionary(c => c.Key, c => Resolve(c.Value, instance));
        foreach (var (name, value) in task.Items ?? new Dictionary<string, object?>())
        {
            arguments[name] = (Resolve(value, null) as List<object?>)?[instance.MapIndex];
        }

        return values.Call(
            task.Function ?? throw new InvalidOperationException($"The task \"{task.Id}\" has no function."),
            arguments,
            new TaskContext(task.Id, instance.MapIndex, instance.Tries, states, _xcoms, _params));
    }

    private void End(TaskInstance instance, FunctionResult result)
    {
        if (result.End == FunctionEnd.Failed && instance.Tries <= instance.Task.Retries)
        {
            instance.State = TaskState.UpForRetry;
            instance.RetryAt = _now + Delay(instance.Task, instance.Tries);
            At(instance.RetryAt, () => { });
            return;
        }

        Set(instance, result.End switch
        {
            FunctionEnd.Returned => TaskState.Success,
            FunctionEnd.Skipped => TaskState.Skipped,
            _ => TaskState.Failed,
        });
        if (result.End != FunctionEnd.Returned)
        {
            return;
        }

        if (instance.Task.IsShortCircuit)
        {
            if (!IsTrue(result.Value))
            {
                SkipAfter(instance);
            }
        }

        Keep(instance, "return_value", result.Value);
        result.Pushed.ToList().ForEach(p => Keep(instance, p.Key, p.Value));
        if (instance.Task.Arguments.GetValueOrDefault("multiple_outputs") is true && result.Value is Dictionary<string, object?> outputs)
        {
            outputs.ToList().ForEach(o => Keep(instance, o.Key, o.Value));
        }
    }

    private void Keep(TaskInstance instance, string key, object? value) => _xcoms[(instance.Task.Id, instance.MapIndex, key)] = value;

    // With the default, everything that follows is skipped whatever its trigger rule; otherwise the tasks that follow directly.
    private void SkipAfter(TaskInstance instance)
    {
        var task = instance.Task;
        if (task.Group?.ClosestMapped is not null)
        {
            _problems.Add($"the short circuit {task.Id} is in a mapped group and skips every index");
        }

        IEnumerable<AirflowTask> skipped = task.Arguments.GetValueOrDefault("ignore_downstream_trigger_rules") is false
            ? task.Downstream
            : task.AllDownstream();
        foreach (var other in _instances.Where(i => skipped.Contains(i.Task)))
        {
            if (other.MapIndex >= 0)
            {
                _problems.Add($"the short circuit {task.Id} does not skip {other} on Airflow 3 (#55225)");
            }

            if (other.State == TaskState.Running || other.Attempts.Count > 0)
            {
                _problems.Add($"the short circuit {task.Id} skips {other.Task.Id}, which has run");
            }

            Set(other, TaskState.Skipped);
        }
    }

    // From the delay that is due to twice that, by chance.
    private double Delay(AirflowTask task, int tries)
    {
        if (!task.DoublesDelay)
        {
            return task.RetryDelay;
        }

        var least = task.RetryDelay * Math.Pow(2, tries - 1);
        return Math.Min(least * (1 + ((_dice?.Below(100) ?? 0) / 100.0)), task.MaxRetryDelay ?? 86_400);
    }

    /// <summary>The value with what tasks have returned, and with the item of a mapped group.</summary>
    private object? Resolve(object? value, TaskInstance? instance) => value switch
    {
        XComReference reference => Pull(reference, instance),
        MappedItem item when instance?.Task.Group?.ClosestMapped?.Items?[item.Parameter] is { } items =>
            (Resolve(items, instance: null) as List<object?>)?[instance.MapIndex],
        List<object?> items => items.Select(i => Resolve(i, instance)).ToList(),
        Dictionary<string, object?> entries => entries.ToDictionary(e => e.Key, e => Resolve(e.Value, instance)),
        _ => value,
    };

    private object? Pull(XComReference reference, TaskInstance? instance)
    {
        var key = reference.Key ?? "return_value";
        var group = instance?.Task.Group?.ClosestMapped;
        if (reference.Task.Mapping is null)
        {
            return _xcoms.GetValueOrDefault((reference.Task.Id, -1, key));
        }

        return group is not null && reference.Task.Group?.ClosestMapped == group
            ? _xcoms.GetValueOrDefault((reference.Task.Id, instance!.MapIndex, key))
            : _instances.Where(i => i.Task == reference.Task && _xcoms.ContainsKey((i.Task.Id, i.MapIndex, key)))
                .Select(i => _xcoms[(i.Task.Id, i.MapIndex, key)])
                .ToList();
    }

    private static bool IsTrue(object? value) => value switch
    {
        null or false or "" => false,
        List<object?> items => items.Count > 0,
        Dictionary<string, object?> entries => entries.Count > 0,
        _ => DagValues.Number(value) is not 0,
    };
}
