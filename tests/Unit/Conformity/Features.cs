namespace Aef.Tests.Conformity;

/// <summary>Which features of the rules a run really came to, read from the events that the rules require.</summary>
internal static class Features
{
    public static IReadOnlyList<string> All { get; } =
        [
            "success",
            "failure",
            "lost answer",
            "time-out",
            "skip",
            "retry",
            "continue_if_fail",
            "NEXT",
            "resume",
            "sync",
            "workflows",
            "wide level",
        ];

    public static IReadOnlyList<string> Of(Scenario scenario, ExpectedRun expected)
    {
        var steps = scenario.Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps).ToDictionary(s => s.Id);
        var wide = scenario.Levels.Where(l => l.Threads.Count > 10).Select(l => l.Id).ToHashSet();
        var found = expected.Events.SelectMany(e => Of(e, e.Job is null ? null : steps[e.Job], wide)).Distinct();
        var loops = expected.Events.Where(e => e is { Kind: "AttemptStarted", Attempt: 1 }).GroupBy(e => e.Job).Any(g => g.Count() > 1)
            && expected.Failures.Any(f => !f.Continued);
        return (loops ? found.Append("NEXT") : found).ToList();
    }

    private static IEnumerable<string> Of(ExpectedEvent e, ScenarioStep? step, HashSet<string> wide) => e switch
    {
        { Kind: "LevelStarted" } when wide.Contains(e.Level ?? string.Empty) => ["wide level"],
        { Kind: "StepSucceeded" } => ["success"],
        { Kind: "CallRepeated" } => ["lost answer"],
        { Kind: "AttemptFailed", Detail: "JobFailed" } => ["failure"],
        { Kind: "AttemptFailed", Detail: "StartUnknown" or "StatusLost" } => ["lost answer"],
        { Kind: "AttemptFailed", Detail: "TimeoutError" } => ["time-out"],
        { Kind: "StepFailed" } when step is { Continue: true } => ["continue_if_fail"],
        { Kind: "StepSkipped" } => [e.Detail == "done before this run" ? "resume" : "skip"],
        { Kind: "AttemptStarted" } =>
            [.. e.Attempt > 1 ? ["retry"] : Array.Empty<string>(), .. step?.Type == "async" ? [] : new[] { step?.Type ?? string.Empty }],
        _ => [],
    };
}
