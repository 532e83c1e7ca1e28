namespace Aef.Tests.Conformity;

/// <summary>
/// A pipeline and what happens to it, in plain words; times are in seconds. <paramref name="Done"/> is what the run resumes after.
/// </summary>
internal sealed record Scenario(IReadOnlyList<ScenarioLevel> Levels, IReadOnlyList<string> Done)
{
    public IReadOnlyList<ScenarioStep> OnFailure { get; init; } = [];
    public IReadOnlyList<ScenarioStep> Finally { get; init; } = [];

    /// <summary>After how many seconds the run times out; null means never.</summary>
    public double? Timeout { get; init; }

    /// <summary>After how many seconds the run is late; null means never.</summary>
    public double? Deadline { get; init; }

    /// <summary>The levels whose units run in lanes: unit i in lane i mod L, one after another.</summary>
    public IReadOnlySet<string> LanedLevels { get; init; } = new HashSet<string>();

    /// <summary>The outputs that the run gets of steps in <see cref="Done"/>, by JOB_ID.</summary>
    public IReadOnlyDictionary<string, string> Restored { get; init; } = new Dictionary<string, string>();

    /// <summary>True if steps have outputs, which are their JOB_IDs, and conditions may read them.</summary>
    public bool HasOutputs { get; init; }

    public IEnumerable<ScenarioLevel> LevelsWithItems => Levels.Where(l => l.Threads.Any(t => t.Items is not null));

    public IEnumerable<ScenarioStep> LevelSteps => Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps);

    public IEnumerable<ScenarioStep> Steps => LevelSteps.Concat(OnFailure).Concat(Finally);

    public IEnumerable<ScenarioCondition?> Conditions => Levels.Select(l => l.When)
        .Concat(Levels.SelectMany(l => l.Threads).Select(t => t.When))
        .Concat(Steps.Select(s => s.When));
}

internal sealed record ScenarioLevel(string Id, int? MaxParallel, IReadOnlyList<ScenarioThread> Threads)
{
    public ScenarioCondition? When { get; init; }
}

internal sealed record ScenarioThread(string Id, IReadOnlyList<ScenarioStep> Steps)
{
    /// <summary>How many items the thread has, which are named i0, i1…; null runs it once.</summary>
    public int? Items { get; init; }

    /// <summary>True for a list that cannot be computed.</summary>
    public bool ListFails { get; init; }

    public ScenarioCondition? When { get; init; }
}

/// <summary>A condition: whether the step has (or has not) the status; without a step, whether it is always true.</summary>
internal sealed record ScenarioCondition(string? Step, string Status, bool IsEqual)
{
    /// <summary>The number of the item that the condition is about instead.</summary>
    public int? Item { get; init; }

    /// <summary>True for a condition that cannot be computed.</summary>
    public bool Fails { get; init; }

    /// <summary>True for a condition that is written with more than 400 characters.</summary>
    public bool IsLong { get; init; }

    /// <summary>What else it compares: the output of the step with its JOB_ID; or the state of the run with the status, or whether the step
    /// is one of the failed ones.</summary>
    public ConditionSubject Subject { get; init; }
}

internal enum ConditionSubject
{
    Status,
    Output,
    RunState,
    RunFailed,
}

/// <summary>
/// A step; <paramref name="Type"/> is async, sync or workflows, and <paramref name="Starts"/> sets the results of its starts, the last one
/// for all that follow.
/// </summary>
internal sealed record ScenarioStep(string Id, string Name, string Type, IReadOnlyList<ScenarioStart> Starts)
{
    public double Wait { get; init; } = 30;
    public double Multiplier { get; init; } = 1;
    public double? MaxWait { get; init; }
    public double Limit { get; init; } = 3600;
    public double CallTimeout { get; init; } = 300;
    public bool Continue { get; init; }
    public ScenarioRetry? Retry { get; init; }
    public string? Next { get; init; }
    public ScenarioCondition? When { get; init; }
    public IReadOnlyList<ScenarioParameter> With { get; init; } = [];
    public bool HasProperties { get; init; }

    /// <summary>The size of the output as JSON, of a sync or workflows step; null means the default output.</summary>
    public int? OutputBytes { get; init; }

    /// <summary>True if the job calls the run back.</summary>
    public bool WaitsForCallback { get; init; }

    /// <summary>
    /// The API that the workflow calls itself: one that recognizes a repeated start, or one that has to look for the job.
    /// </summary>
    public ScenarioApi? Api { get; init; }

    /// <summary>The expression in the entry of <see cref="ScenarioApi.Probe"/> that fails; null if none does.</summary>
    public string? Broken { get; init; }

    /// <summary>The item that the step belongs to, if each item has its own output.</summary>
    public int? Item { get; init; }

    /// <summary>For each item of the thread, what its starts come to; empty means the same for all.</summary>
    public IReadOnlyList<IReadOnlyList<ScenarioStart>> OfItems { get; init; } = [];
}

internal enum ScenarioApi
{
    /// <summary>A repeated start is answered with 409.</summary>
    Query,

    /// <summary>A job whose start has no answer is looked up by its name.</summary>
    Flow,

    /// <summary>As <see cref="Query"/>, with an entry in which an expression can fail.</summary>
    Probe,
}

internal sealed record ScenarioRetry(int Attempts, double Delay, double Multiplier, double MaxDelay, IReadOnlyList<string> On);

/// <summary>One start of a job: it ends in success, failed or never, after so many seconds or polls; and the fates of its calls.</summary>
internal sealed record ScenarioStart(
    string Ends,
    double Takes,
    int? Polls,
    double CallSeconds,
    IReadOnlyList<ScenarioReply> Start,
    IReadOnlyList<ScenarioReply> Poll)
{
    /// <summary>What the job sends to a step that waits for callbacks; null means one callback at its end, unless polls decide.</summary>
    public IReadOnlyList<ScenarioCallback>? Callbacks { get; init; }
}

/// <summary>
/// A callback, so many seconds after the start of the job: its body as JSON, and what it says. The state of one that must be ignored is
/// ignored.
/// </summary>
internal sealed record ScenarioCallback(double At, string Body, string State, string Message = "");

/// <summary>The fate of a call: ok, status, connection_failed (nothing arrives), connection_lost or timeout (the answer is lost).</summary>
internal sealed record ScenarioReply(string Kind, int Status = 200, string Body = "")
{
    public static ScenarioReply Ok { get; } = new("ok");
}
