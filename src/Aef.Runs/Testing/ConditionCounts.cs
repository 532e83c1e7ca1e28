using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Runs.Testing;

/// <summary>
/// Counts how often the conditions of a pipeline were true and false. A step that its condition skips has an event with the reason; when
/// all steps of a level or a thread with a condition are skipped for it, the outermost condition counts. The condition of a step counts for
/// each item, those of threads and levels once.
/// </summary>
internal sealed class ConditionCounts
{
    private readonly List<Condition> _conditions = [];
    private readonly StepIndex _steps;

    public ConditionCounts(BoundPipeline pipeline)
    {
        _steps = new StepIndex(pipeline);
        foreach (var level in pipeline.AllLevels)
        {
            var outer = Add(level.When, $"level {level.Id}", level.Source.LocationOf, level.Threads.SelectMany(t => t.Steps), []);
            foreach (var thread in level.Threads)
            {
                var inner = Add(thread.When, $"thread {thread.Id}", thread.Source.LocationOf, thread.Steps, outer);
                foreach (var step in thread.Steps)
                {
                    Add(step.When, step.JobId, step.Source.LocationOf, [step], [.. outer, .. inner], isOfStep: true);
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
            new CoveragePoint($"{c.Name}: {SkipReasons.Condition}", c.Line, c.False),
        }),
    ];

    /// <summary>Counts the conditions that a run evaluated.</summary>
    public void Count(Run run)
    {
        var events = run.Events.SelectMany(Named).ToLookup(e => e.JobId, e => e.Event, StringComparer.Ordinal);
        var isFalse = new HashSet<Condition>();
        foreach (var condition in _conditions.Where(c => !c.Outer.Any(isFalse.Contains)))
        {
            if (condition.IsOfStep)
            {
                condition.True += events[condition.Steps[0]].Count(e => e.IsFirstAttempt);
                condition.False += events[condition.Steps[0]].Count(e => e.IsSkippedByCondition);
            }
            else if (condition.Steps.All(s => events[s].Any(e => e is { IsSkippedByCondition: true, IsOfItem: false })))
            {
                isFalse.Add(condition);
                condition.False++;
            }
            else if (condition.Steps.Any(s => events[s].Any(e => e.ProvesTrue)))
            {
                condition.True++;
            }
        }
    }

    private IEnumerable<(string JobId, Happened Event)> Named(RunEvent e) => e.JobId is { } id && _steps.Find(id) is var (step, _, item)
        ? [(step.JobId, new Happened(e, item is not null))]
        : [];

    private Condition[] Add(
        object? when,
        string name,
        Func<string, Location> location,
        IEnumerable<BoundStep> steps,
        Condition[] outer,
        bool isOfStep = false)
    {
        if (when is null)
        {
            return [];
        }

        var condition = new Condition(name, location(DefinitionKeys.When).Start.Line, [.. steps.Select(s => s.JobId)], outer, isOfStep);
        _conditions.Add(condition);
        return [condition];
    }

    /// <summary>An event of a step, or of an item of it.</summary>
    private readonly record struct Happened(RunEvent Event, bool IsOfItem)
    {
        public bool IsFirstAttempt => Event is { Kind: RunEventKind.AttemptStarted, Attempt: null or 1 };

        public bool IsSkippedByCondition => Event is { Kind: RunEventKind.StepSkipped, Message: SkipReasons.Condition };

        /// <summary>What can only happen if the conditions of the thread and the level are true.</summary>
        public bool ProvesTrue => IsFirstAttempt
            || IsSkippedByCondition
            || Event.Kind == RunEventKind.ItemsListed
            || Event is { Kind: RunEventKind.StepSkipped, Message: SkipReasons.NoItems };
    }

    private sealed class Condition(string name, int line, string[] steps, Condition[] outer, bool isOfStep)
    {
        public string Name { get; } = name;

        public int Line { get; } = line;

        public string[] Steps { get; } = steps;

        public Condition[] Outer { get; } = outer;

        public bool IsOfStep { get; } = isOfStep;

        public int True { get; set; }

        public int False { get; set; }
    }
}
