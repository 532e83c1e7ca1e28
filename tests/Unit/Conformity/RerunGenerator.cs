namespace Aef.Tests.Conformity;

/// <summary>
/// Scenarios with <c>for_each</c> that fail, and the runs that continue after them, the same for the same number. All outputs fit.
/// </summary>
internal static class RerunGenerator
{
    /// <summary>A scenario that fails with items; null if the number does not lead to one. Every third one begins with a loop.</summary>
    public static (Scenario Scenario, ExpectedRun Expected)? Generate(int number)
    {
        var scenario = WithSmallOutputs(CombinedDecorator.Generate(number));
        scenario = number % 3 == 0 ? WithLoop(scenario) : scenario;
        var expected = ReferenceScheduler.Of(scenario);
        return expected.Failures.Any(f => !f.Continued) && expected.Items.Count > 0 ? (scenario, expected) : null;
    }

    /// <summary>
    /// A scenario with items that succeeds although jobs fail, without other loops and failing expressions; null if the number does not
    /// lead to one.
    /// </summary>
    public static (Scenario Scenario, ExpectedRun Expected)? GenerateContinued(int number)
    {
        var generated = WithSmallOutputs(CombinedDecorator.Generate(number));
        if (Repeated(generated).Count > 0)
        {
            return null; // only a failure that does not continue ends these loops
        }

        var scenario = Change(
            WithLoop(generated),
            s => s.Starts.Concat(s.OfItems.SelectMany(i => i)).Any(start => start.Ends != "success") ? s with { Continue = true } : s);
        var expected = ReferenceScheduler.Of(scenario);
        return expected.Failures.Count > 0
            && expected.Failures.All(f => f.Continued && f.Kind != "ExpressionError")
            && expected.Items.Count > 0
                ? (scenario, expected)
                : null;
    }

    /// <summary>
    /// The scenario after a level with a loop that ends by its condition: LB fails in the first round, so LC repeats it, and succeeds in
    /// the second one.
    /// </summary>
    private static Scenario WithLoop(Scenario scenario)
    {
        ScenarioStart success = new("success", 1, null, 0, [], []);
        List<ScenarioStep> steps =
        [
            new("LA", "la", "async", [success]),
            new("LB", "lb", "async", [success with { Ends = "failed" }, success]) { Continue = true },
            new("LC", "lc", "async", [success]) { Next = "LA", When = new ScenarioCondition("LB", "failed", IsEqual: true) },
        ];
        return scenario with { Levels = [new ScenarioLevel("LOOP", null, [new ScenarioThread("LOOP", steps)]), .. scenario.Levels] };
    }

    /// <summary>
    /// The scenario of a run that continues after another one with what the rules say is done. In every second one, all jobs succeed.
    /// </summary>
    public static Scenario After(Scenario scenario, ExpectedRun expected, bool succeeds) => (succeeds ? Healthy(scenario) : scenario) with
    {
        Done = expected.Done ?? [],
        Restored = expected.Outputs,
    };

    /// <summary>The steps of threads with a backward NEXT.</summary>
    public static HashSet<string> Repeated(Scenario scenario) => scenario.Levels.SelectMany(l => l.Threads)
        .Where(t => t.Steps.Where((s, i) => s.Next is { } next && t.Steps.Take(i + 1).Any(o => o.Id == next)).Any())
        .SelectMany(t => t.Steps)
        .Select(s => s.Id)
        .ToHashSet();

    /// <summary>The scenario with small outputs, all of which fit.</summary>
    public static Scenario WithSmallOutputs(Scenario scenario) => Change(scenario, s => s with { OutputBytes = null });

    /// <summary>All jobs succeed, except in threads with loops, which only a failure may end.</summary>
    private static Scenario Healthy(Scenario scenario)
    {
        var repeated = Repeated(scenario);
        IReadOnlyList<ScenarioStart> success = [new ScenarioStart("success", 1, null, 0, [], [])];
        return Change(scenario, s => repeated.Contains(s.Id)
            ? s
            : s with { Starts = success, OfItems = s.OfItems.Select(_ => success).ToList() });
    }

    private static Scenario Change(Scenario scenario, Func<ScenarioStep, ScenarioStep> change) => scenario with
    {
        Levels = scenario.Levels
            .Select(l => l with { Threads = l.Threads.Select(t => t with { Steps = t.Steps.Select(change).ToList() }).ToList() })
            .ToList(),
        OnFailure = scenario.OnFailure.Select(change).ToList(),
        Finally = scenario.Finally.Select(change).ToList(),
    };
}
