using Aef.Tests.Airflow.Model;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// Compares a run of a DAG with what the six rules require: the outcome and the attempts of each job, the order of jobs, and the state of
/// the run. Times and interleaving are Airflow's own, but jobs that may run side by side must not wait for each other.
/// </summary>
internal sealed class AirflowConformity(
    Scenario scenario,
    IReadOnlyDictionary<string, IReadOnlyList<string>> tasks,
    IReadOnlyDictionary<string, IReadOnlyList<string>> conditions)
{
    private const double Tolerance = 1e-6;

    private readonly ExpectedRun _expected = ReferenceScheduler.Of(scenario);

    /// <summary>How the tries of operators go: as the scenario says, by the try, or by the item and the try.</summary>
    public AirflowOutcome Outcome(TaskInstance instance, int number)
    {
        var step = scenario.Steps.FirstOrDefault(s => tasks.TryGetValue(s.Id, out var ids) && ids.Contains(instance.Task.Id));
        if (step is null)
        {
            return new AirflowOutcome(true, 1);
        }

        var starts = instance.MapIndex >= 0 && step.OfItems.Count > instance.MapIndex ? step.OfItems[instance.MapIndex] : step.Starts;
        var start = starts[Math.Min(number, starts.Count) - 1];
        // The name in the answer of both APIs has the id, which becomes the output.
        var answer = new Dictionary<string, object?> { ["name"] = $"projects/p/locations/l/x/{step.Id}/x/{step.Id}" };
        var outcome = new AirflowOutcome(start.Ends == "success", start.Ends == "never" ? double.PositiveInfinity : start.Takes)
        {
            Value = answer,
        };

        // Of several tasks, the last is the job; some jobs fail in the first one already.
        var failsFirst = start.Ends == "failed" && start.Takes % 2 != 0;
        return tasks[step.Id][^1] == instance.Task.Id || (failsFirst && tasks[step.Id][0] == instance.Task.Id)
            ? outcome
            : new AirflowOutcome(true, 0);
    }

    /// <summary>The first difference, or null.</summary>
    public string? FindDifference(AirflowResult result, bool isPrompt)
    {
        if (result.Problems.Count > 0)
        {
            return result.Problems[0];
        }

        var state = _expected.Events.Any(e => e.Kind == "RunFailed") ? "failed" : "success";
        return FindInJobs(result, isPrompt)
            ?? (result.State == state ? null : $"run: expected {state}, actual {result.State}")
            ?? FindInOrder(result, isPrompt && !HasLimit)
            ?? (HasLimit ? FindInLimit(result, isPrompt) : null);
    }

    private bool HasLimit => scenario.Levels.Any(l => l.MaxParallel is not null);

    /// <summary>Not too many jobs of a level run at once; where threads wait, those that come first in the file begin first.</summary>
    private string? FindInLimit(AirflowResult result, bool isPrompt)
    {
        foreach (var level in scenario.Levels)
        {
            var attempts = level.Threads.SelectMany(t => t.Steps)
                .SelectMany(s => Instances(result, s.Id).SelectMany(i => i.Attempts.Select(a => (Job: s.Id, a.Began, a.Ended))))
                .ToList();
            var tooMany = attempts.FirstOrDefault(a => attempts.Count(o => o.Began <= a.Began && a.Began < o.Ended) > level.MaxParallel);
            if (tooMany.Job is not null)
            {
                return $"{tooMany.Job}: starts at {tooMany.Began} s, when {level.MaxParallel} jobs run";
            }

            var begins = level.Threads.Select(t => JobRuns(result, t.Steps[0].Id).FirstOrDefault()).OfType<JobRun>().ToList();
            var early = begins.Zip(begins.Skip(1)).FirstOrDefault(p => isPrompt && p.Second.Began < p.First.Began - Tolerance);
            if (early.Second is not null)
            {
                return $"{early.Second.Id}: starts at {early.Second.Began} s, before {early.First.Id} at {early.First.Began} s";
            }
        }

        return null;
    }

    private string? FindInJobs(AirflowResult result, bool isPrompt)
    {
        foreach (var step in scenario.Steps)
        {
            var instances = Instances(result, step.Id);
            if (instances.Count == 0)
            {
                return $"{step.Id}: the DAG has no task for it";
            }

            foreach (var group in instances.GroupBy(i => i.MapIndex))
            {
                var all = group.OrderBy(i => tasks[step.Id].ToList().IndexOf(i.Task.Id)).ToList();
                var deciding = conditions.GetValueOrDefault(step.Id) ?? [];
                var isUndecided = result.Instances.Any(i =>
                    deciding.Contains(i.Task.Id) && (i.MapIndex < 0 || i.MapIndex == group.Key) && i.State == TaskState.Failed);
                var difference = Compare(step.Id, group.Key, all, isUndecided, isPrompt);
                if (difference is not null)
                {
                    return difference;
                }
            }
        }

        return null;
    }

    private string? Compare(string step, int index, List<TaskInstance> instances, bool isUndecided, bool isPrompt)
    {
        var id = index < 0 ? step : $"{step}[{index}]";
        var events = _expected.Events.Where(e => e.Job == id).ToList();
        if (events.Count == 0)
        {
            events = _expected.Events.Where(e => e.Job == step).ToList(); // not reached, or skipped for all items
        }

        if (index < 0 && _expected.Events.Any(e => e.Job?.StartsWith(step + "[", StringComparison.Ordinal) == true))
        {
            return $"{step}: the rules require items, and the DAG runs none";
        }

        var expected = events.LastOrDefault() switch
        {
            { Kind: "StepSucceeded" } => "succeeded",
            { Kind: "StepFailed" } => "failed",
            { Kind: "StepSkipped", Detail: "not_reached" } or null => "not reached",
            { Kind: "StepSkipped" } => "skipped",
            var other => throw new InvalidOperationException($"The reference ends with {other}."),
        };
        var actual = isUndecided || instances.Exists(i => i.State == TaskState.Failed) ? "failed"
            : instances.TrueForAll(i => i.State == TaskState.Success) ? "succeeded"
            : instances[^1].State switch
            {
                TaskState.UpstreamFailed => "not reached",
                TaskState.Skipped => "skipped",
                var state => state.ToString(),
            };
        if (expected != actual)
        {
            return $"{id}: expected {expected}, actual {actual}";
        }

        var attempts = events.Count(e => e.Kind == "AttemptStarted");
        var actualAttempts = instances.Max(i => i.Attempts.Count);
        return attempts != actualAttempts ? $"{id}: expected {attempts} attempts, actual {actualAttempts}"
            : isPrompt && !HasLimit ? CompareDelays(scenario.Steps.First(s => s.Id == step), instances[^1])
            : null;
    }

    private static string? CompareDelays(ScenarioStep step, TaskInstance instance)
    {
        for (var i = 1; i < instance.Attempts.Count; i++)
        {
            var delay = instance.Attempts[i].Began - instance.Attempts[i - 1].Ended;
            var expected = Math.Min(step.Retry!.Delay * Math.Pow(step.Retry.Multiplier, i - 1), step.Retry.MaxDelay);
            if (Math.Abs(delay - expected) > Tolerance)
            {
                return $"{step.Id}: attempt {i + 1} expected after {expected} s, actual {delay} s";
            }
        }

        return null;
    }

    /// <summary>
    /// Each job starts after those that the rules put before it; a prompt scheduler starts it at the end of the last of them.
    /// </summary>
    private string? FindInOrder(AirflowResult result, bool isPrompt)
    {
        var before = 0.0;
        foreach (var level in scenario.Levels)
        {
            var end = before;
            foreach (var steps in level.Threads.SelectMany(t => ThreadsOf(t, result)))
            {
                var ready = before;
                foreach (var job in steps)
                {
                    if (Check(job, ready, isPrompt) is { } difference)
                    {
                        return difference;
                    }

                    ready = job.Ended;
                }

                end = Math.Max(end, ready);
            }

            before = end;
        }

        foreach (var job in scenario.OnFailure.Concat(scenario.Finally).SelectMany(s => JobRuns(result, s.Id)))
        {
            if (Check(job, before, isPrompt) is { } difference)
            {
                return difference;
            }

            before = job.Ended;
        }

        return null;
    }

    private static string? Check(JobRun job, double ready, bool isPrompt) =>
        job.Began < ready - Tolerance ? $"{job.Id}: starts at {job.Began} s, before {ready} s"
            : isPrompt && job.Began > ready + Tolerance ? $"{job.Id}: starts at {job.Began} s, and could at {ready} s"
            : null;

    private IEnumerable<List<JobRun>> ThreadsOf(ScenarioThread thread, AirflowResult result) =>
        thread.Steps.SelectMany(s => JobRuns(result, s.Id)).GroupBy(j => j.MapIndex).Select(g => g.ToList());

    // A job has run when one of its tasks has, from the first to the last of them.
    private IEnumerable<JobRun> JobRuns(AirflowResult result, string step) => Instances(result, step)
        .Where(i => i.Attempts.Count > 0)
        .GroupBy(i => i.MapIndex)
        .Select(g => new JobRun(step, g.Key, g.Min(i => i.Attempts[0].Began), g.Max(i => i.Attempts[^1].Ended)));

    private List<TaskInstance> Instances(AirflowResult result, string step) => tasks.TryGetValue(step, out var ids)
        ? result.Instances.Where(i => ids.Contains(i.Task.Id)).OrderBy(i => ids.ToList().IndexOf(i.Task.Id)).ToList()
        : [];

    private sealed record JobRun(string Id, int MapIndex, double Began, double Ended);
}
