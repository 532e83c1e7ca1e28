using System.Collections.Concurrent;
using Aef.Adapters.Connections;
using Aef.Adapters.History;
using Aef.Adapters.Schedules;
using Aef.Adapters.Yaml;
using Aef.Core.Semantics.Binding;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Runs.Backfill;
using Aef.Runs.History;
using Aef.Runs.Journals;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Runs.Workspace;
using Aef.Web.Workspaces;
using Aef.Workflows.Journal;

namespace Aef.Web.Runs;

/// <summary>
/// Starts, repeats and cancels runs, through the same service and records as the command. Runs belong to this process: when it stops, they
/// are cancelled, and can be repeated from where they were.
/// </summary>
internal sealed class PageStarts(PageOptions options, PageWorkspace workspace, PageRuns runs, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan MaxSimulation = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<Task, byte> _active = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SqlConnectionFactory _connections = new();

    /// <summary>True when nothing can be started or changed.</summary>
    public bool IsReadOnly => options.IsReadOnly;

    private RecordingOptions Recording => new(options.State, options.Actor)
    {
        OpenStore = path => new SqliteRunStore(path),
        Clock = clock,
    };

    /// <summary>Starts a run of a definition that does its jobs.</summary>
    public StartResult Start(PipelineEntry entry, StartRequest request)
    {
        Guard();
        var (project, loaded) = workspace.LoadForRun(entry, isReal: true);
        return Begin(new RunLauncher(project).Prepare(Request(loaded, request) with
        {
            Mode = RunMode.Run,
            RealTime = true,
            Local = RealRunSettings.Of(_connections, Recording, request.Environment),
            Recording = Recording,
        }));
    }

    /// <summary>Simulates a run in virtual time. Nothing is recorded, and nothing happens outside.</summary>
    public async Task<SimulationResult> SimulateAsync(PipelineEntry entry, StartRequest request, CancellationToken cancellationToken)
    {
        var (project, loaded) = workspace.LoadForRun(entry, isReal: false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxSimulation);
        var prepared = new RunLauncher(project).Prepare(Request(loaded, request));
        await using (prepared.ConfigureAwait(false))
        {
            if (!prepared.Begin())
            {
                return new SimulationResult(null, null, prepared.Diagnostics);
            }

            var progress = prepared.MakeProgress();
            var run = await Task.Run(() => prepared.RunAsync(progress.Apply, cancellationToken: limit.Token), CancellationToken.None)
                .ConfigureAwait(false);
            return new SimulationResult(run, progress, [.. prepared.Diagnostics, .. run.Warnings]);
        }
    }

    /// <summary>Repeats a run that failed or was cancelled from where it was.</summary>
    public StartResult Rerun(RunFolder run)
    {
        Guard();
        return WithJournal(run, journal => new RunLauncher(Plain()).Rerun(journal, new RerunOptions
        {
            Recording = Recording,
            Local = RealRunSettings.Of(_connections, null),
        }));
    }

    /// <summary>Continues a run whose process has ended.</summary>
    public StartResult Resume(RunFolder run)
    {
        Guard();
        return WithJournal(run, journal => new RunLauncher(Plain()).Resume(journal, new ResumeOptions
        {
            Recording = Recording,
            Local = RealRunSettings.Of(_connections, null),
        }));
    }

    /// <summary>Asks the process of an active run to cancel it; the problem is null if it was asked.</summary>
    public Diagnostic? Cancel(RunFolder run)
    {
        Guard();
        return runs.History.Cancel(run, options.Actor, clock.GetUtcNow());
    }

    /// <summary>Decides about a step that waits for approval; the problem is null if it was decided.</summary>
    public Diagnostic? Decide(RunFolder run, string jobId, bool isApproved)
    {
        Guard();
        return runs.History.Decide(run, jobId, isApproved, null, options.Actor, clock.GetUtcNow());
    }

    /// <summary>The plan of a backfill: every interval with its state, and what would be done. Nothing is started.</summary>
    public BackfillPlan Plan(PipelineEntry entry, BackfillRequest request) => Backfill(entry, null, []) is var (backfills, bound, problems)
        && bound is not null
            ? backfills.Plan(bound, request with { Definition = DefinitionOf(entry) })
            : new BackfillPlan(request, [], problems);

    /// <summary>Starts the runs of a plan; the id of the backfill, or null with problems.</summary>
    public async Task<StartResult> RunAsync(PipelineEntry entry, BackfillRequest request, string? environment = null)
    {
        Guard();
        var (backfills, bound, problems) = Backfill(entry, environment, RunInput.Parse(request.Inputs ?? []));
        if (bound is null)
        {
            return new StartResult(null, problems);
        }

        var plan = backfills.Plan(bound, request with { Definition = DefinitionOf(entry) });
        if (plan.HasErrors || plan.IsDone)
        {
            return new StartResult(null, plan.Diagnostics);
        }

        var begun = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Task.Run(() => backfills.RunAsync(plan, begun.SetResult, cancellationToken: _stop.Token), CancellationToken.None);
        Keep(work);
        return await Task.WhenAny(begun.Task, work).ConfigureAwait(false) == begun.Task
            ? new StartResult(await begun.Task.ConfigureAwait(false), [])
            : new StartResult(null, (await work.ConfigureAwait(false)).Diagnostics);
    }

    /// <summary>The backfills of the state folder, newest first.</summary>
    public IReadOnlyList<BackfillStatus> ListBackfills()
    {
        var ledger = new BackfillLedger(options.State);
        return [.. ledger.List().Select(r => BackfillStatus.Of(r, ledger, runs.History)).OrderByDescending(b => b.Created)];
    }

    /// <summary>The backfill with an id; null if there is none.</summary>
    public BackfillStatus? FindBackfill(string id)
    {
        var ledger = new BackfillLedger(options.State);
        return RunId.IsId(id) && ledger.Find(id, out _) is { } record ? BackfillStatus.Of(record, ledger, runs.History) : null;
    }

    /// <summary>Asks the process of a backfill to stop it; the problem is null if it was asked.</summary>
    public Diagnostic? StopBackfill(BackfillStatus backfill)
    {
        Guard();
        return new BackfillLedger(options.State).Stop(backfill.Record, options.Actor, clock.GetUtcNow());
    }

    /// <summary>Cancels what runs and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(_active.Keys)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connections.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private static AefWorkspace Plain() => new(new YamlDocumentReader());

    private static RunRequest Request(LoadResult loaded, StartRequest request) => new()
    {
        Input = loaded,
        UsesProjectParameters = true,
        Inputs = request.Inputs,
        Schedule = request.Schedule,
        Cron = new CronosCron(),
    };

    private string DefinitionOf(PipelineEntry entry) => Path.GetFullPath(entry.RelativePath, workspace.Path);

    private (Backfills Backfills, BoundPipeline? Bound, IReadOnlyList<Diagnostic> Problems) Backfill(
        PipelineEntry entry,
        string? environment,
        IReadOnlyList<RunInput> inputs)
    {
        var (project, loaded) = workspace.LoadForRun(entry, isReal: true);
        var target = new LocalRunTarget(new RunLauncher(project), Request(loaded, new StartRequest(inputs)) with
        {
            Mode = RunMode.Run,
            RealTime = true,
            Local = RealRunSettings.Of(_connections, Recording, environment),
            Recording = Recording,
        });
        return (new Backfills(target, Recording, new CronosCron()), loaded.Bound, loaded.Diagnostics);
    }

    private StartResult WithJournal(RunFolder run, Func<string, PreparedRun> prepare) =>
        Begin(prepare(run.ReadRecord().Journal ?? run.JournalPath));

    private StartResult Begin(PreparedRun run)
    {
        if (!run.Begin())
        {
            run.Dispose();
            return new StartResult(null, run.Diagnostics);
        }

        var id = run.Folder?.Id;
        Keep(Task.Run(() => RunAsync(run), CancellationToken.None));
        return new StartResult(id, run.Diagnostics);
    }

    private async Task RunAsync(PreparedRun run)
    {
        await using (run.ConfigureAwait(false))
        {
            try
            {
                await run.RunAsync(cancellationToken: _stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is JournalWriteException or IOException)
            {
                // The run has no end in its record; its screen shows it as interrupted.
            }
        }
    }

    private void Keep(Task work)
    {
        _active.TryAdd(work, 0);
        _ = work.ContinueWith(
            w => _active.TryRemove(w, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Guard()
    {
        if (options.IsReadOnly)
        {
            throw new InvalidOperationException("The page is read-only.");
        }
    }
}
