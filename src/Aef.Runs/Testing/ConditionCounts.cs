using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Runs.Testing;

/// <summary>
/// Counts how often the conditions of a pipeline were true and false. A step that its condition skips has an event with the reason; when
/// all steps of a level or a thread with a condition are skipped for it, the outermost condition counts.
/// </summary>
internal sealed class ConditionCounts
{
    private const string Reason = "when is false";

    private readonly List<Condition> _conditions = [];

    public ConditionCounts(BoundPipeline pipeline)
    {
        foreach (var level in pipeline.Levels)
        {
            var outer = Add(level.When, $"level {level.Id}", level.Source.LocationOf, level.Threads.SelectMany(t => t.Steps), []);
            foreach (var thread in level.Threads)
            {
                var inner = Add(thread.When, $"thread {thread.Id}", thread.Source.LocationOf, thread.Steps, outer);
                foreach (var step in thread.Steps)
                {
                    Add(step.When, step.JobId, step.Source.LocationOf, [step], [.. outer, .. inner]);
                }
            }
        }
    }

    /// <summary>Two branches for each condition.</summary>
    public IReadOnlyList<CoveragePoint> Branches =>
    [
        .. _conditions.SelectMany(c => new[]
        {
            new CoveragePoint($"{c.Name}: when is true", c.Line, c.True),
            new CoveragePoint($"{c.Name}: {Reason}", c.Line, c.False),
        }),
    ];

    /// <summary>Counts the conditions that a run evaluated.</summary>
    public void Count(Run run)
    {
        var events = run.Events.Where(e => e.JobId is not null).ToLookup(e => e.JobId!, StringComparer.Ordinal); // the filter checks it
        var isFalse = new HashSet<Condition>();
        foreach (var condition in _conditions.Where(c => !c.Outer.Any(isFalse.Contains)))
        {
            if (condition.Steps.All(s => events[s].Any(e => e.Kind == RunEventKind.StepSkipped && e.Message == Reason)))
            {
                isFalse.Add(condition);
                condition.False++;
            }
            else if (condition.Steps.Any(s => events[s].Any(IsEvaluated)))
            {
                condition.True++;
            }
        }
    }

    /// <summary>A step that was started, or that a condition inside of the others skipped.</summary>
    private static bool IsEvaluated(RunEvent e) =>
        e.Kind == RunEventKind.AttemptStarted || (e.Kind == RunEventKind.StepSkipped && e.Message == Reason);

    private Condition[] Add(
        object? when,
        string name,
        Func<string, Location> location,
        IEnumerable<BoundStep> steps,
        Condition[] outer)
    {
        if (when is null)
        {
            return [];
        }

        var condition = new Condition(name, location(DefinitionKeys.When).Start.Line, [.. steps.Select(s => s.JobId)], outer);
        _conditions.Add(condition);
        return [condition];
    }

    private sealed class Condition(string name, int line, string[] steps, Condition[] outer)
    {
        public string Name { get; } = name;

        public int Line { get; } = line;

        public string[] Steps { get; } = steps;

        public Condition[] Outer { get; } = outer;

        public int True { get; set; }

        public int False { get; set; }
    }
}
