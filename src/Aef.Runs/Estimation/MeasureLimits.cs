using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Language.Analysis;

namespace Aef.Runs.Estimation;

/// <summary>
/// The measured values that the service limits (https://cloud.google.com/workflows/quotas), and the diagnostics about those near their
/// limit.
/// </summary>
internal static class MeasureLimits
{
    /// <summary>The share of a limit above which a value is reported.</summary>
    private const double Near = 0.8;

    public static IEnumerable<MeasuredLimit> Of(SourceMeasure source, ShapeMeasure shape, StepMeasure steps, MemoryMeasure memory)
    {
        yield return new(
            "source_bytes",
            "source bytes",
            source.Bytes,
            WorkflowLimits.MaxSourceBytes,
            steps.Executions.Count == 0
                ? "print the source as JSON, use wide levels, or split the pipeline"
                : "divide its levels, or move what its steps share to defaults and platform parameters")
        {
            Location = source.Largest,
        };
        if (steps.Run is not null)
        {
            yield return new("steps_run", "steps in the run", steps.Run, EngineLimits.Default.MaxSteps ?? long.MaxValue, Fewer(steps))
            {
                Location = steps.OfRun,
            };
        }

        if (steps.UntilLimit is not null)
        {
            yield return new(
                "steps_until_limit",
                "steps if all jobs time out",
                steps.UntilLimit,
                EngineLimits.Default.MaxSteps ?? long.MaxValue,
                Fewer(steps))
            {
                IsWorstCase = true,
                Location = steps.OfUntilLimit,
            };
        }

        yield return new("steps_most", "steps in the worst case", steps.Most, EngineLimits.Default.MaxSteps ?? long.MaxValue, Fewer(steps))
        {
            IsWorstCase = true,
            Location = steps.OfMost,
        };
        if (memory.Run is not null)
        {
            yield return new(
                "memory_run",
                "memory in the run",
                memory.Run,
                EngineLimits.Default.MaxMemoryBytes ?? long.MaxValue,
                Less(steps));
            yield return new(
                "memory_most",
                "memory in the worst case",
                memory.Most,
                EngineLimits.Default.MaxMemoryBytes ?? long.MaxValue,
                Less(steps))
            {
                IsWorstCase = true,
            };
        }

        yield return Of("branches", "branches", shape.Branches, WorkflowLimits.MaxBranches, "use a parallel loop");
        yield return Of(
            "parallel_depth",
            "nested parallel steps",
            shape.ParallelDepth,
            EngineLimits.Default.MaxParallelDepth ?? int.MaxValue,
            "nest fewer parallel steps");
        yield return Of(
            "call_depth",
            "call depth",
            shape.CallDepth,
            EngineLimits.Default.MaxCallDepth ?? int.MaxValue,
            "nest fewer subworkflow calls");
        yield return Of(
            "expression",
            "longest expression",
            shape.Expression,
            WorkflowLimits.MaxExpressionLength,
            "split the expression with variables");
        yield return Of(
            "assignments",
            "assignments in a step",
            shape.Assignments,
            WorkflowLimits.MaxAssignments,
            "distribute the assignments over several steps");
        yield return Of(
            "conditions",
            "conditions in a switch",
            shape.Conditions,
            WorkflowLimits.MaxConditions,
            "distribute the conditions over several steps");
        yield return Of("parameters", "parameters of a subworkflow", shape.Parameters, WorkflowLimits.MaxParameters, "pass a map");
    }

    /// <summary>
    /// The diagnostics about the values. A limit that is reached by design is not reported: ten branches, and the parts of a pipeline,
    /// which are as large as allowed.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(IEnumerable<MeasuredLimit> limits, StepMeasure steps, Location location)
    {
        foreach (var limit in limits)
        {
            switch (limit)
            {
                case { IsOver: true, IsWorstCase: true }:
                    yield return MeasureDiagnostics.OverAtWorst.At(
                        location,
                        Title(limit),
                        Number(limit.Value),
                        Number(limit.Limit),
                        limit.Remedy);
                    break;
                case { IsOver: true, Key: "steps_run" or "memory_run" or "parallel_depth" or "call_depth" }:
                    yield return MeasureDiagnostics.OverLimit.At(
                        location,
                        Title(limit),
                        Number(limit.Value),
                        Number(limit.Limit),
                        limit.Remedy);
                    break;
                case { IsOver: false, Key: "source_bytes" or "steps_until_limit" } when steps.HasParts:
                    break;
                case { IsOver: false, Share: > Near, Key: "source_bytes" or "steps_run" or "steps_until_limit" or "steps_most" or "memory_run" or "memory_most" or "call_depth" }:
                    var percent = (limit.Percent ?? 0).ToString(CultureInfo.InvariantCulture);
                    yield return MeasureDiagnostics.NearLimit.At(
                        location,
                        Title(limit),
                        Number(limit.Value),
                        Number(limit.Limit),
                        percent,
                        limit.Remedy);
                    break;
            }
        }

        if (steps.Undecided.Count > 0)
        {
            yield return MeasureDiagnostics.NoBound.At(location, string.Join(", ", steps.Undecided));
        }
    }

    private const string LongerPauses = "poll less often (wait_time_seconds, wait_multiplier), shorten time limits, or split the pipeline";

    private const string FewerItems =
        "poll less often (wait_time_seconds, wait_multiplier), reduce max_items, or divide the list between levels";

    private const string SmallerLevels =
        "poll less often (wait_time_seconds, wait_multiplier), shorten time limits, or divide its levels";

    private static string Fewer(StepMeasure steps) => steps.Lanes.Count > 0 ? FewerItems : steps.HasParts ? SmallerLevels : LongerPauses;

    private static string Less(StepMeasure steps) =>
        steps.HasParts ? "shorten names and properties" : "shorten names and properties, or split the pipeline";

    private static MeasuredLimit Of(string key, string title, MeasuredLocation location, long limit, string remedy) =>
        new(key, title, location.Value, limit, remedy) { Location = location.Location };

    private static string Title(MeasuredLimit limit)
    {
        var title = char.ToUpperInvariant(limit.Title[0]) + limit.Title[1..];
        return limit.Location is { } location ? $"{title} ({location})" : title;
    }

    private static string Number(long? value) => (value ?? 0).ToString("N0", CultureInfo.InvariantCulture);
}
