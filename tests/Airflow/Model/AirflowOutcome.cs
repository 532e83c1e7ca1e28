namespace Aef.Tests.Airflow.Model;

/// <summary>How one try of an operator goes: it ends after so many seconds (never, if infinite), well or not.</summary>
internal sealed record AirflowOutcome(bool Succeeds, double Seconds)
{
    public static AirflowOutcome Success { get; } = new(true, 10);

    public static AirflowOutcome Failure { get; } = new(false, 10);

    public static AirflowOutcome Never { get; } = new(false, double.PositiveInfinity);

    /// <summary>What the operator returns.</summary>
    public object? Value { get; init; }
}

/// <summary>How a run is started, and how lazy its scheduler is.</summary>
internal sealed record AirflowRunOptions
{
    /// <summary>How each try of an operator goes; the tries count from one.</summary>
    public Func<TaskInstance, int, AirflowOutcome> Outcome { get; init; } = (_, _) => AirflowOutcome.Success;

    public IExpressionValues? Values { get; init; }

    /// <summary>What the run was started with; the defaults of Params are used for the rest.</summary>
    public IReadOnlyDictionary<string, object?> Conf { get; init; } = new Dictionary<string, object?>();

    /// <summary>
    /// With 0 the scheduler looks after each event. With other numbers it is late by random times, so that it sees several tasks end at
    /// once.
    /// </summary>
    public int Seed { get; init; }
}

/// <summary>What came out of a run: success, failed, or running if a task never ends.</summary>
internal sealed record AirflowResult(string State, IReadOnlyList<TaskInstance> Instances, IReadOnlyList<string> Problems, double Seconds)
{
    public TaskState this[string task] => Instances.Single(i => i.Task.Id == task).State;

    public override string ToString() => $"{State}: {string.Join(", ", Instances)}";
}

/// <summary>A task of a run, or one index of a mapped one; -1 means not mapped, or not yet.</summary>
internal sealed class TaskInstance(AirflowTask task, int index)
{
    public AirflowTask Task { get; } = task;

    public int MapIndex { get; set; } = index;

    public TaskState State { get; set; }

    public int Tries { get; set; }

    /// <summary>When its tries began and ended.</summary>
    public List<(double Began, double Ended, bool Succeeded)> Attempts { get; } = [];

    /// <summary>When it got its final state.</summary>
    public double EndedAt { get; set; }

    /// <summary>When the next try may begin.</summary>
    public double RetryAt { get; set; }

    public double QueuedAt { get; set; }

    public bool HasEnded => State >= TaskState.Success;

    public override string ToString() => $"{Task.Id}{(MapIndex < 0 ? "" : $"[{MapIndex}]")} {State}";
}
