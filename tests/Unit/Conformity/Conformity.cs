using Aef.Runs.Local;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Conformity;

/// <summary>Compares what happened in a run with what the rules require.</summary>
internal static class Conformity
{
    /// <summary>The clock counts in ticks and <c>sys.now</c> in doubles of some 0.2 microseconds; pauses add up.</summary>
    private const double Tolerance = 1e-4;

    private const int MostRecords = 100;

    /// <summary>The bytes of outputs that the error of a run has room for, however large the outputs are that the run keeps.</summary>
    private const int LeastRoom = 30_000;

    /// <summary>The first difference, or null. Jobs run side by side, so events are compared job by job, with their times.</summary>
    public static string? FindDifference(ExpectedRun expected, Run run)
    {
        var observed = ScenarioRun.Observe(run);
        var jobs = expected.Events.Concat(observed.Events).Select(e => e.Job).Distinct().OrderBy(job => job is null);
        return jobs.Select(job => Compare($"events of {job ?? "levels and run"}", Of(expected, job), Of(observed, job), Matches))
            .FirstOrDefault(d => d is not null)
            ?? Compare("failures", ByJob(expected.Failures), ByJob(observed.Failures), Matches)
            ?? CompareLate(expected, run)
            ?? CompareOutcome(expected, run);

        static List<ExpectedEvent> Of(ExpectedRun of, string? job) => of.Events.Where(e => e.Job == job).ToList();
        static List<ExpectedFailure> ByJob(IEnumerable<ExpectedFailure> failures) =>
            failures.OrderBy(f => f.Job, StringComparer.Ordinal).ToList();
    }

    /// <summary>The run is late once, and each thread logs it at most once.</summary>
    private static string? CompareLate(ExpectedRun expected, Run run)
    {
        var late = run.Events.Where(e => e.Kind == RunEventKind.RunLate).Select(e => (e.Time - run.StartTime).TotalSeconds).ToList();
        var isRight = expected.LateAt is { } time ? late.Count == 1 && Math.Abs(late[0] - time) < Tolerance : late.Count == 0;
        var logs = run.Events.Where(e => e is { Kind: RunEventKind.Log, State: "WARNING" } && e.Message!.Contains("run_late"))
            .GroupBy(e => (e.Level, e.Thread, e.JobId?.Split('[').Skip(1).FirstOrDefault()))
            .Where(g => g.Count() > 1)
            .Select(g => g.Key.ToString())
            .ToList();
        return !isRight ? $"late: expected {expected.LateAt}, actual {string.Join(", ", late)}"
            : logs.Count > 0 ? $"logged more than once: {logs[0]}"
            : null;
    }

    /// <summary>The execution itself: Google's console shows nothing else.</summary>
    private static string? CompareOutcome(ExpectedRun expected, Run run)
    {
        var execution = run.Execution;
        var failed = Jobs(expected, continued: false);
        var outcome = execution.Error?.Value ?? execution.Result;
        var isTimedOut = outcome["tags"].Items.Any(t => t.TryGetString(out var tag) && tag == "RunTimeout");
        if (isTimedOut != expected.IsTimedOut)
        {
            return $"tags of the execution: {(expected.IsTimedOut ? "no RunTimeout" : "RunTimeout")}";
        }

        if (failed.Count > 0 || isTimedOut)
        {
            var count = outcome["count"].TryGetInteger(out var number) ? number : -1;
            return Compare("failed of the execution", failed, Texts(outcome["failed"].Items), string.Equals)
                ?? CompareRecords("failures of the execution", failed, outcome["failures"])
                ?? CompareRecords("continued of the execution", Jobs(expected, continued: true), outcome["continued"])
                ?? CompareDone(expected, outcome["resume"])
                ?? (count == failed.Count ? null : $"count of the execution: expected {failed.Count}, actual {count}");
        }

        return CompareRecords("continued of the result", Jobs(expected, continued: true), outcome["continued"]);
    }

    /// <summary>A run keeps the records of the first hundred failures.</summary>
    private static string? CompareRecords(string what, List<string> expected, WorkflowValue records)
    {
        var observed = Texts(records.Items.Select(f => f["job_id"]));
        if (expected.Count <= MostRecords)
        {
            return Compare(what, expected, observed, string.Equals);
        }

        var left = expected.ToList();
        var unknown = observed.Where(job => !left.Remove(job)).ToList();
        return observed.Count != MostRecords ? $"{what}: {observed.Count} records instead of {MostRecords}"
            : unknown.Count > 0 ? $"{what}: {unknown[0]} is not expected"
            : null;
    }

    /// <summary>Compares also the outputs. A step may be left out only if its output does not fit beside those of others.</summary>
    private static string? CompareDone(ExpectedRun expected, WorkflowValue resume)
    {
        if (expected.Done is null)
        {
            return null;
        }

        var listed = Texts(resume["done"].Items);
        var done = OfItems(listed, expected.Items);
        var bytes = expected.Outputs.ToDictionary(o => o.Key, o => o.Value.Length + 2);
        var kept = done.Sum(id => bytes.GetValueOrDefault(id));
        var fitting = OfItems(expected.Done, expected.Items)
            .Where(id => done.Contains(id) || kept + bytes.GetValueOrDefault(id) <= LeastRoom)
            .ToList();
        return Compare("done of the error", fitting, done, string.Equals)
            ?? Compare("done as a whole", Whole(done, expected.Items), listed.Where(expected.Items.ContainsKey).ToList(), string.Equals)
            ?? Compare(
                "lists",
                ListsOf(expected, done),
                Texts(resume["lists"].Entries.Select(e => WorkflowValue.FromString(e.Key))),
                string.Equals)
            ?? Compare(
                "outputs of the error",
                done.Where(bytes.ContainsKey).Select(id => $"{id}: {expected.Outputs[id]}").ToList(),
                done.Where(bytes.ContainsKey).Select(id => $"{id}: {(resume["outputs"][id].TryGetString(out var o) ? o : "")}").ToList(),
                string.Equals);
    }

    /// <summary>
    /// What the rules require, with the steps that the error of the run lists as done, and their outputs. <see cref="FindDifference"/> has
    /// checked that a step is left out only if its output does not fit; it runs again.
    /// </summary>
    public static ExpectedRun Reported(ExpectedRun expected, WorkflowValue resume)
    {
        var listed = Texts(resume["done"].Items);
        var done = OfItems(listed, expected.Items).ToHashSet(StringComparer.Ordinal);
        return expected with
        {
            Done = listed,
            Outputs = expected.Outputs.Where(o => done.Contains(o.Key)).ToDictionary(o => o.Key, o => o.Value),
        };
    }

    /// <summary>The steps, and items of steps, that are done and that the error of the run does not list.</summary>
    public static IReadOnlyCollection<string> LeftOut(ExpectedRun expected, ExpectedRun reported) =>
        [.. OfItems(expected.Done ?? [], expected.Items).Except(OfItems(reported.Done ?? [], expected.Items))];

    /// <summary>A step that is done for all items means each of them.</summary>
    private static List<string> OfItems(IReadOnlyList<string> done, IReadOnlyDictionary<string, int> items) => done
        .SelectMany(id => items.TryGetValue(id, out var count) ? Enumerable.Range(0, count).Select(i => $"{id}[{i}]") : [id])
        .Order(StringComparer.Ordinal)
        .ToList();

    private static List<string> Whole(List<string> done, IReadOnlyDictionary<string, int> items) => items
        .Where(s => Enumerable.Range(0, s.Value).All(i => done.Contains($"{s.Key}[{i}]")))
        .Select(s => s.Key)
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>The first steps of threads of which something is done: a later run must have the same list.</summary>
    private static List<string> ListsOf(ExpectedRun expected, List<string> done) => expected.Threads
        .Where(t => t.Any(id => done.Exists(d => d.StartsWith(id + "[", StringComparison.Ordinal))))
        .Select(t => t[0])
        .Order(StringComparer.Ordinal)
        .ToList();

    private static List<string> Jobs(ExpectedRun expected, bool continued) =>
        expected.Failures.Where(f => f.Continued == continued).Select(f => f.Job).Order(StringComparer.Ordinal).ToList();

    private static List<string> Texts(IEnumerable<WorkflowValue> values) =>
        values.Select(v => v.TryGetString(out var text) ? text : v.ToString()).Order(StringComparer.Ordinal).ToList();

    private static bool Matches(ExpectedEvent expected, ExpectedEvent observed) =>
        Math.Abs(expected.Time - observed.Time) < Tolerance && expected with { Time = 0 } == observed with { Time = 0 };

    private static bool Matches(ExpectedFailure expected, ExpectedFailure observed) =>
        Math.Abs((expected.Waited ?? -1) - (observed.Waited ?? -1)) < Tolerance
            && expected with { Waited = 0 } == observed with { Waited = 0 };

    private static string? Compare<T>(string what, IReadOnlyList<T> expected, IReadOnlyList<T> observed, Func<T, T, bool> matches)
    {
        for (var i = 0; i < Math.Max(expected.Count, observed.Count); i++)
        {
            if (i >= expected.Count || i >= observed.Count || !matches(expected[i], observed[i]))
            {
                return $"{what}, number {i + 1}:\n  expected {(i < expected.Count ? expected[i] : "nothing")}\n  actual   {(i < observed.Count ? observed[i] : "nothing")}";
            }
        }

        return null;
    }
}
