using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Admission;

/// <summary>
/// The admission of one recorded run of a pipeline with <c>concurrency</c>, among the runs of all processes with the same state folder.
/// It asks when it is created, and its place is free when it is disposed, or when its process ends.
/// </summary>
internal sealed class RunGate : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);
    private readonly AdmissionFolder _folder;
    private readonly QueuedRun _run;
    private bool _isDisposed;

    private RunGate(AdmissionFolder folder, QueuedRun run) => (_folder, _run) = (folder, run);

    /// <summary>What is decided so far.</summary>
    public AdmissionState State { get; private set; } = AdmissionState.Waiting;

    /// <summary>The runs that were active when this one has asked, if it must wait for them or was refused.</summary>
    public IReadOnlyList<string> Earlier { get; private set; } = [];

    /// <summary>The runs that were asked to end, so that this one can begin.</summary>
    public IReadOnlyList<string> Victims { get; private set; } = [];

    /// <summary>The limit in words.</summary>
    public string Limit => $"the limit of {_run.Limit} active {(_run.Limit == 1 ? "run" : "runs")} is reached";

    /// <summary>
    /// Asks for a run, whose lock this process holds. <paramref name="cancel"/> asks another run to end. A resumed run waits, whatever the
    /// behavior of its pipeline: it was admitted before.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public static RunGate Ask(
        StateFolder state,
        string runId,
        ConcurrencyPolicy policy,
        string group,
        Action<string> cancel,
        bool isBackfill = false,
        bool isResumed = false)
    {
        var folder = new AdmissionFolder(state);
        return folder.Change(group, earlier =>
        {
            earlier.RemoveAll(r => r.Id == runId);
            var number = earlier.Count == 0 ? 1 : earlier[^1].Number + 1;
            var run = new QueuedRun(runId, group, number) { Limit = Math.Max(1, policy.EffectiveLimit), IsBackfill = isBackfill };
            var gate = new RunGate(folder, run);
            var behavior = isResumed ? ConcurrencyBehavior.Queue : policy.EffectiveBehavior;
            if (earlier.Count >= run.Limit && behavior == ConcurrencyBehavior.Fail)
            {
                (gate.State, gate.Earlier) = (AdmissionState.Refused, [.. earlier.Select(r => r.Id)]);
                return gate;
            }

            if (behavior == ConcurrencyBehavior.CancelOldest)
            {
                gate.Cancel([.. earlier.Take(earlier.Count - run.Limit + 1).Where(r => !r.IsVictim)], cancel);
                earlier = earlier.ConvertAll(r => gate.Victims.Contains(r.Id) ? r with { IsVictim = true } : r);
            }

            folder.Write(run);
            gate.Enter([.. earlier, run]);
            return gate;
        });
    }

    /// <summary>
    /// The runs that wait for each other: those of the pipeline, or of its pool, with the same value of the key.
    /// </summary>
    public static string GroupOf(BoundPipeline pipeline, PlatformParameters? parameters, WorkflowValue argument, DateTimeOffset now)
    {
        var name = pipeline.Source.Concurrency?.Pool is { } pool ? $"pool {pool}" : $"pipeline {pipeline.Name}";
        return AdmissionKey.LabelOf(pipeline, parameters, argument, now) is { } label ? $"{name} {label}" : name;
    }

    /// <summary>Completes when the run is admitted or refused.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled before.</exception>
    public async Task<AdmissionState> WaitAsync(CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; !TryEnter(); pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause)
        {
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }

        return State;
    }

    /// <summary>Ends the admission: later runs may begin.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _folder.Remove(_run.Id);
        }
    }

    private bool TryEnter()
    {
        if (State == AdmissionState.Waiting)
        {
            _folder.Change(_run.Group, group =>
            {
                Enter(group);
                return true;
            });
        }

        return State != AdmissionState.Waiting;
    }

    /// <summary>Admits the run if it is its turn; only in <see cref="AdmissionFolder.Change"/>.</summary>
    private void Enter(List<QueuedRun> group)
    {
        if (QueuedRun.Next(group).Any(r => r.Id == _run.Id))
        {
            _folder.Write(_run with { IsAdmitted = true });
            State = AdmissionState.Admitted;
        }
        else if (Earlier.Count == 0)
        {
            Earlier = [.. group.Where(r => r.Id != _run.Id && r.IsAdmitted).Select(r => r.Id)];
        }
    }

    private void Cancel(List<QueuedRun> victims, Action<string> cancel)
    {
        foreach (var victim in victims)
        {
            _folder.Write(victim with { IsVictim = true });
            cancel(victim.Id);
        }

        Victims = victims.ConvertAll(r => r.Id);
    }
}
