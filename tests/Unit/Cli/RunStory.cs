using Aef.Cli.Rendering;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Tests.Cli;

/// <summary>A run scripted second by second, for tests of its display.</summary>
internal sealed class RunStory
{
    private static readonly DateTimeOffset Start = new(2026, 3, 6, 1, 0, 0, TimeSpan.Zero);
    private long _sequence;

    public RunStory(params (string Level, string Thread, string[] JobIds)[] threads)
        : this(isRealTime: false, threads)
    {
    }

    public RunStory(bool isRealTime, params (string Level, string Thread, string[] JobIds)[] threads)
    {
        Pipeline = new BoundPipeline(new Pipeline("night"), "night", [.. threads.GroupBy(t => t.Level).Select(MakeLevel)]);
        Progress = new RunProgress(Pipeline) { IsRealTime = isRealTime };
    }

    public BoundPipeline Pipeline { get; }

    public RunProgress Progress { get; }

    public List<RunEvent> Events { get; } = [];

    public RunStory At(
        double seconds,
        RunEventKind kind,
        string? jobId = null,
        int? attempt = null,
        string? message = null,
        string? asyncJobId = null,
        string? level = null,
        long? rows = null)
    {
        var e = new RunEvent(_sequence++, Start.AddSeconds(seconds), kind)
        {
            JobId = jobId,
            Attempt = attempt,
            Message = message,
            AsyncJobId = asyncJobId,
            Level = level,
            Rows = rows,
        };
        Events.Add(e);
        Progress.Apply(e);
        return this;
    }

    /// <summary>A job that is started at a time and ends well at another.</summary>
    public RunStory Succeeds(string jobId, double from, double to) => this
        .At(from, RunEventKind.AttemptStarted, jobId, 1)
        .At(from, RunEventKind.JobStarted, jobId, 1, asyncJobId: "aef_" + jobId)
        .At(to, RunEventKind.StateSeen, jobId, 1)
        .At(to, RunEventKind.StepSucceeded, jobId, 1);

    /// <summary>A job that is started at a time and fails at another.</summary>
    public RunStory Fails(string jobId, double from, double to, string message) => this
        .At(from, RunEventKind.AttemptStarted, jobId, 1)
        .At(from, RunEventKind.JobStarted, jobId, 1, asyncJobId: "aef_" + jobId)
        .At(to, RunEventKind.StepFailed, jobId, 1, message);

    private static BoundLevel MakeLevel(IGrouping<string, (string Level, string Thread, string[] JobIds)> level) =>
        new(
            new PipelineLevel(level.Key),
            level.Key,
            null,
            level.Select(t => new BoundThread(new PipelineThread(t.Thread), t.Thread, t.JobIds.Select(MakeStep).ToEquatableList()))
                .ToEquatableList());

    private static BoundStep MakeStep(string jobId) => new(new PipelineStep(), jobId, jobId + "_job", StepType.Async);
}
