using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Display;
using Aef.Runs.Local;

namespace Aef.Runs.Progress;

/// <summary>
/// The read model of a run: the state of every step of the pipeline. Events change it; the views of all front ends read it. One thread at a
/// time may use it.
/// </summary>
public sealed partial class RunProgress
{
    private readonly Dictionary<string, StepProgress> _byJobId = new(StringComparer.Ordinal);

    /// <summary>Creates the progress of a run that has not begun.</summary>
    public RunProgress(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Name = pipeline.Name;
        Levels = [.. pipeline.AllLevels.Select(MakeLevel)];
    }

    /// <summary>Creates the progress of a run without steps, such as a run of Cloud Workflows source.</summary>
    public RunProgress(string name)
    {
        Name = name;
        Levels = [];
    }

    /// <summary>The progress of a run that has ended, from its events.</summary>
    public static RunProgress Of(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var isRealTime = run.IsRealTime;
        var progress = run.Request is { } request
            ? new RunProgress(request.Pipeline) { IsRealTime = isRealTime }
            : new RunProgress(run.Name) { IsRealTime = isRealTime };
        foreach (var happened in run.Events)
        {
            progress.Apply(happened);
        }

        return progress;
    }

    /// <summary>The name of the pipeline or workflow.</summary>
    public string Name { get; }

    /// <summary>True for a run on real time, whose steps may take less than a second.</summary>
    public bool IsRealTime { get; init; }

    /// <summary>The levels in order.</summary>
    public IReadOnlyList<LevelProgress> Levels { get; }

    /// <summary>All steps, in the order of the file.</summary>
    public IEnumerable<StepProgress> Steps => Levels.SelectMany(l => l.Steps);

    /// <summary>When the run began.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>True if the run has passed its deadline.</summary>
    public bool IsLate { get; private set; }

    /// <summary>The time of the latest event.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => Now - Start;

    /// <summary>A duration of this run: on real time, with the fraction of a second if it is short.</summary>
    public string Describe(TimeSpan duration) => DurationText.Of(duration, IsRealTime);

    /// <summary>The number of steps that have ended.</summary>
    public int Ended => Steps.Count(s => s.HasEnded);

    /// <summary>The step of an event, or null when the event is not about a step of this pipeline.</summary>
    public StepProgress? Find(RunEvent e) => e?.JobId is null ? null : _byJobId.GetValueOrDefault(e.JobId);

    /// <summary>Applies the next event.</summary>
    public void Apply(RunEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Kind == RunEventKind.RunStarted)
        {
            Start = e.Time;
        }

        IsLate |= e.Kind == RunEventKind.RunLate;
        Now = e.Time > Now ? e.Time : Now;
        if (e is { Kind: RunEventKind.ItemsListed, JobId: { } first, Items: { } items })
        {
            Expand(first, items);
            return;
        }

        Find(e)?.Apply(e);
        if (e.Kind is RunEventKind.RunSucceeded or RunEventKind.RunFailed or RunEventKind.RunCancelled)
        {
            foreach (var step in Steps)
            {
                step.Miss();
                if (e.Kind == RunEventKind.RunCancelled)
                {
                    step.Cancel(e);
                }
            }
        }
    }

    private LevelProgress MakeLevel(BoundLevel level)
    {
        var steps = new List<StepProgress>();
        _steps.Add(steps);
        foreach (var thread in level.Threads)
        {
            foreach (var step in thread.Steps)
            {
                var progress = new StepProgress(step.JobId, step.JobName, level.Id, thread.Id)
                {
                    Executor = step.Executor?.Name ?? step.Function ?? step.WorkflowName,
                };
                steps.Add(progress);
                _byJobId.TryAdd(step.JobId, progress);
            }
        }

        return new LevelProgress(level.Id, steps) { IsSection = level.Section != PipelineSection.Levels };
    }
}
