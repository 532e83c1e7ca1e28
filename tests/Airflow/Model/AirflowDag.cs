namespace Aef.Tests.Airflow.Model;

/// <summary>A DAG as its file describes it.</summary>
internal sealed class AirflowDag
{
    public required string Id { get; init; }

    /// <summary>The arguments of <c>DAG(…)</c>.</summary>
    public required Dictionary<string, object?> Arguments { get; init; }

    /// <summary>2 or 3.</summary>
    public required int Generation { get; init; }

    public List<AirflowTask> Tasks { get; } = [];

    public List<AirflowGroup> Groups { get; } = [];

    public AirflowTask this[string id] =>
        Tasks.Find(t => t.Id == id) ?? throw new ArgumentException($"There is no task \"{id}\".", nameof(id));

    public IReadOnlyDictionary<string, object?> Params => Arguments.GetValueOrDefault("params") as Dictionary<string, object?> ?? [];

    public int? MaxActiveTasks => (int?)Number("max_active_tasks");

    public double? TimeoutSeconds => (Arguments.GetValueOrDefault("dagrun_timeout") as TimeSpan?)?.TotalSeconds;

    private double? Number(string name) => DagValues.Number(Arguments.GetValueOrDefault(name));
}

/// <summary>A task group; tasks of a mapped one run once for each item of <see cref="Items"/>.</summary>
internal sealed class AirflowGroup(string id, AirflowGroup? parent)
{
    public string Id { get; } = id;

    public AirflowGroup? Parent { get; } = parent;

    public bool HasPrefix { get; init; } = true;

    /// <summary>What <c>expand(…)</c> maps over, by parameter; null for a group that is not mapped.</summary>
    public IReadOnlyDictionary<string, object?>? Items { get; init; }

    /// <summary>The group itself or the closest one around it that is mapped.</summary>
    public AirflowGroup? ClosestMapped => Items is not null ? this : Parent?.ClosestMapped;

    public bool Contains(AirflowGroup? other) => other is not null && (other == this || Contains(other.Parent));

    public string IdOf(string own) => HasPrefix ? $"{Id}.{own}" : Parent?.IdOf(own) ?? own;
}

/// <summary>A task: an operator, or a decorated function.</summary>
internal sealed class AirflowTask
{
    private readonly HashSet<AirflowTask> _upstream = [];
    private readonly HashSet<AirflowTask> _downstream = [];

    /// <summary>The id with those of its groups.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the class, or <c>@task</c> and <c>@task.short_circuit</c>.</summary>
    public required string Operator { get; init; }

    public required AirflowGroup? Group { get; init; }

    /// <summary>The line of its call.</summary>
    public required int Line { get; init; }

    public required string TriggerRule { get; set; }

    /// <summary>The arguments of the operator, or those of the decorator.</summary>
    public required Dictionary<string, object?> Arguments { get; init; }

    /// <summary>The function that the task calls; null for other operators.</summary>
    public string? Function { get; init; }

    /// <summary>The arguments of that call.</summary>
    public IReadOnlyDictionary<string, object?> Call { get; init; } = new Dictionary<string, object?>();

    /// <summary>What a task that is mapped itself is mapped over.</summary>
    public IReadOnlyDictionary<string, object?>? Items { get; init; }

    public IReadOnlyCollection<AirflowTask> Upstream => _upstream;

    public IReadOnlyCollection<AirflowTask> Downstream => _downstream;

    public bool IsShortCircuit => Operator is "ShortCircuitOperator" or "@task.short_circuit";

    public bool IsEmpty => Operator == "EmptyOperator";

    public bool IsDeferrable => Arguments.GetValueOrDefault("deferrable") is true;

    /// <summary>True for a sensor that leaves its worker between two pokes; only its own limit counts then.</summary>
    public bool IsRescheduled => Arguments.GetValueOrDefault("mode") is "reschedule";

    public bool IsSensor => Operator.EndsWith("Sensor", StringComparison.Ordinal);

    /// <summary>True for a task that the scheduler does not count while it waits (#40528, #44196).</summary>
    public bool WaitsOutside => IsDeferrable || IsRescheduled;

    public int Retries => (int)(DagValues.Number(Arguments.GetValueOrDefault("retries")) ?? 0);

    public double RetryDelay => Seconds("retry_delay") ?? 300;

    public double? MaxRetryDelay => Seconds("max_retry_delay");

    /// <summary>True if each delay is twice the one before.</summary>
    public bool DoublesDelay => Arguments.GetValueOrDefault("retry_exponential_backoff") is true
        || DagValues.Number(Arguments.GetValueOrDefault("retry_exponential_backoff")) == 2;

    public double? ExecutionTimeout => Seconds("execution_timeout");

    /// <summary>The limit that the operator itself keeps: a sensor's, or that of a poll.</summary>
    public double? OwnTimeout => DagValues.Number(Arguments.GetValueOrDefault("timeout"));

    /// <summary>What the scheduler sorts by: by default, a task counts for each one that follows it too.</summary>
    public double Priority => Arguments.GetValueOrDefault("weight_rule") is "absolute"
        ? DagValues.Number(Arguments.GetValueOrDefault("priority_weight")) ?? 1
        : AllDownstream().Count + 1;

    /// <summary>What the tasks of a mapped group, or the task itself, are mapped over; null for a task that runs once.</summary>
    public IReadOnlyDictionary<string, object?>? Mapping => Items ?? Group?.ClosestMapped?.Items;

    public void SetUpstream(AirflowTask other)
    {
        _upstream.Add(other);
        other._downstream.Add(this);
    }

    public void RemoveUpstream(AirflowTask other)
    {
        _upstream.Remove(other);
        other._downstream.Remove(this);
    }

    /// <summary>All tasks that follow, directly or not.</summary>
    public HashSet<AirflowTask> AllDownstream()
    {
        var all = new HashSet<AirflowTask>();
        var open = new Stack<AirflowTask>(_downstream);
        while (open.TryPop(out var next))
        {
            if (all.Add(next))
            {
                next._downstream.ToList().ForEach(open.Push);
            }
        }

        return all;
    }

    private double? Seconds(string name) => Arguments.GetValueOrDefault(name) switch
    {
        TimeSpan span => span.TotalSeconds,
        var other => DagValues.Number(other),
    };
}
