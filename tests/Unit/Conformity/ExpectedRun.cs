namespace Aef.Tests.Conformity;

/// <summary>What the rules require of a run.</summary>
internal sealed record ExpectedRun(IReadOnlyList<ExpectedEvent> Events, IReadOnlyList<ExpectedFailure> Failures)
{
    /// <summary>True if the run has timed out.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>When a step has noticed that the run is late; null means never.</summary>
    public double? LateAt { get; init; }

    /// <summary>The steps that a later run need not repeat, by JOB_ID; null where the run does not report them.</summary>
    public IReadOnlyList<string>? Done { get; init; }

    /// <summary>The steps of each thread with <c>for_each</c> whose level has started and that has items.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Threads { get; init; } = [];

    /// <summary>The numbers of items, by the JOB_IDs of the steps of threads with <c>for_each</c> whose level has started.</summary>
    public IReadOnlyDictionary<string, int> Items { get; init; } = new Dictionary<string, int>();

    /// <summary>The outputs that a later run gets, by JOB_ID, of steps whose output an expression reads.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The step properties that the functions receive, by JOB_ID and number of the start; of steps with parameters.</summary>
    public IReadOnlyDictionary<(string Job, int Start), string> Received { get; init; } = new Dictionary<(string Job, int Start), string>();
}

/// <summary>An event that the rules require; <paramref name="Time"/> counts in seconds from the start of the run.</summary>
internal sealed record ExpectedEvent(
    double Time,
    string Kind,
    string? Level = null,
    string? Thread = null,
    string? Job = null,
    int? Attempt = null,
    string? Detail = null)
{
    public override string ToString() =>
        string.Join(
            ' ',
            new[] { FormattableString.Invariant($"{Time:0.###} s"), Kind, Level is null ? null : $"level {Level}", Thread is null ? null : $"thread {Thread}", Job, Attempt is null ? null : $"attempt {Attempt}", Detail }.Where(t => t is not null));
}

/// <summary>A failed step; <paramref name="Waited"/> counts from the answer to the start and is null when there was none.</summary>
internal sealed record ExpectedFailure(string Job, string Kind, int Attempt, double? Waited, bool Continued);
