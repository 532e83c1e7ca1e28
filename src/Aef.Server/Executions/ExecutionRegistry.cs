using System.Collections.Concurrent;
using System.Text.Json;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Store;
using Aef.Server.Workflows;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Execution = Aef.Google.Rest.Executions.Execution;
using ExecutionState = Aef.Google.Rest.Executions.ExecutionState;

namespace Aef.Server.Executions;

/// <summary>The executions of all workflows: those that run are in memory, those that have ended are in the store.</summary>
internal sealed class ExecutionRegistry(ServerContext context, WorkflowRegistry workflows)
{
    /// <summary>The number of executions that run at the same time; more are refused.</summary>
    public const int MostActive = 10_000;

    private const string Active = "active";
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<string, ExecutionRun> _active = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ExecutionList> _lists = new(StringComparer.Ordinal);
    private CancellationTokenSource _detach = new();
    private long _created;

    /// <summary>Creates the environment that answers the calls of an execution.</summary>
    public Func<ExecutionRun, ICallHandler> Calls { get; set; } = _ => throw new InvalidOperationException();

    /// <summary>The number of executions that run.</summary>
    public int ActiveCount => _active.Count;

    /// <summary>The number of executions that this process has created.</summary>
    public long CreatedCount => Interlocked.Read(ref _created);

    private string Journals => Path.Combine(context.Store.Folder, "journals");

    /// <summary>Continues the executions that ran when the last process ended.</summary>
    public void Resume()
    {
        foreach (var key in context.Store.Keys(Active))
        {
            if (ExecutionName.Parse(key, context.Projects) is { } name && Read(name) is { } created)
            {
                Start(name, created);
            }
        }
    }

    /// <summary>
    /// Creates an execution of the newest revision and starts it. With an id that exists, that execution is returned: a call that is
    /// repeated after the end of a process starts nothing twice.
    /// </summary>
    public async Task<Execution> CreateAsync(DeployedWorkflow workflow, Execution input, string? id = null)
    {
        if (_active.Count >= MostActive)
        {
            throw ApiException.Create(ApiCode.ResourceExhausted, $"More than {MostActive} executions are active.");
        }

        var name = new ExecutionName(workflow.Name, id ?? context.Ids.Uuid());
        if (id is not null && Find(name) is { } existing)
        {
            return existing;
        }

        var now = context.Clock.GetUtcNow();
        var created = new Execution
        {
            Name = name.Name,
            CreateTime = now,
            StartTime = now,
            State = ExecutionState.Active,
            Argument = input.Argument,
            WorkflowRevisionId = workflow.Resource.RevisionId,
            CallLogLevel = WorkflowFields.Specified(input.CallLogLevel) ?? workflow.Resource.CallLogLevel,
            ExecutionHistoryLevel = WorkflowFields.Specified(input.ExecutionHistoryLevel) ?? workflow.Resource.ExecutionHistoryLevel,
            DisableConcurrencyQuotaOverflowBuffering = input.DisableConcurrencyQuotaOverflowBuffering == true ? true : null,
            Labels = Inherit(workflow.Resource.Labels, input.Labels),
        };
        await context.Store.WriteAsync(
            StoreChange.Put(ExecutionList.CollectionOf(name.Workflow.Name), name.Id, created, ServerJson.Writer.Execution),
            new StoreChange(Active, name.Name, [])).ConfigureAwait(false);
        Interlocked.Increment(ref _created);
        ListOf(name.Workflow).Set(created);
        Start(name, created);
        return created;
    }

    /// <summary>An execution that runs; null for one that has ended.</summary>
    public ExecutionRun? FindActive(ExecutionName name) => _active.GetValueOrDefault(name.Name);

    /// <summary>An execution; null if there is none.</summary>
    public Execution? Find(ExecutionName name) => FindActive(name)?.Resource ?? Read(name);

    /// <summary>An execution, or the error 404.</summary>
    public Execution Get(ExecutionName name) =>
        Find(name) ?? throw ApiException.NotFound($"Execution '{name.Name}' was not found.");

    /// <summary>The executions of a workflow, newest first.</summary>
    public IReadOnlyList<ExecutionSummary> List(WorkflowName workflow) => ListOf(workflow).NewestFirst();

    /// <summary>The step entries of an execution, in the order of their ids.</summary>
    public IReadOnlyList<StepEntry> Steps(ExecutionName name)
    {
        if (FindActive(name) is { } run)
        {
            return run.Steps;
        }

        Get(name);
        return StepEntryStore.Read(context.Store, name.Name);
    }

    /// <summary>Cancels an execution and waits for its end.</summary>
    public async Task<Execution> CancelAsync(ExecutionName name)
    {
        if (FindActive(name) is not { } run)
        {
            var state = Get(name).State;
            throw ApiException.FailedPrecondition($"The execution is not active: its state is {state}.");
        }

        run.Cancel();
        return await run.Ended.ConfigureAwait(false);
    }

    /// <summary>Deletes the step entries of an execution that has ended.</summary>
    public async Task DeleteStepsAsync(ExecutionName name)
    {
        if (FindActive(name) is not null)
        {
            throw ApiException.FailedPrecondition("The history of an active execution cannot be deleted.");
        }

        Get(name);
        await context.Store.WriteAsync([.. StepEntryStore.Delete(context.Store, name.Name)]).ConfigureAwait(false);
    }

    /// <summary>Cancels and deletes all executions of a workflow.</summary>
    public async Task DeleteAllAsync(WorkflowName workflow)
    {
        foreach (var run in _active.Values.Where(r => r.Name.Workflow == workflow).ToList())
        {
            run.Cancel();
            await ((Task)run.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _lists.TryRemove(workflow.Name, out _);
        var collection = ExecutionList.CollectionOf(workflow.Name);
        foreach (var ids in context.Store.Keys(collection).Chunk(500))
        {
            await DeleteAsync(workflow, ids).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves all executions to the next server.</summary>
    public async Task DetachAsync()
    {
        await _detach.CancelAsync().ConfigureAwait(false);
        foreach (var run in _active.Values)
        {
            await ((Task)run.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends all executions without a trace; the store is emptied afterwards.</summary>
    public async Task ClearAsync()
    {
        await DetachAsync().ConfigureAwait(false);
        _active.Clear();
        _lists.Clear();
        _detach = new CancellationTokenSource();
        if (Directory.Exists(Journals))
        {
            Directory.Delete(Journals, recursive: true);
        }
    }

    private static IReadOnlyDictionary<string, string?>? Inherit(
        IReadOnlyDictionary<string, string?>? inherited,
        IReadOnlyDictionary<string, string?>? own)
    {
        if (inherited is null || own is null)
        {
            return own is { Count: > 0 } ? own : inherited;
        }

        var labels = new Dictionary<string, string?>(inherited, StringComparer.Ordinal);
        foreach (var (key, value) in own)
        {
            labels[key] = value;
        }

        return labels;
    }

    private ExecutionList ListOf(WorkflowName workflow) =>
        _lists.GetOrAdd(workflow.Name, static (name, store) => new ExecutionList(store, name), context.Store);

    private Execution? Read(ExecutionName name) =>
        context.Store.Read(ExecutionList.CollectionOf(name.Workflow.Name), name.Id) is { } json
            ? JsonSerializer.Deserialize(json, ServerJson.Writer.Execution)
            : null;

    private void Start(ExecutionName name, Execution created)
    {
        var run = new ExecutionRun(context, name, created, Path.Combine(Journals, name.Id + ".journal"), _detach.Token);
        if (!_active.TryAdd(name.Name, run))
        {
            return;
        }

        _ = Task.Run(() => RunAsync(run));
    }

    private async Task RunAsync(ExecutionRun run)
    {
        try
        {
            if (workflows.FindRevision(run.Name.Workflow, run.Created.WorkflowRevisionId) is not { } workflow)
            {
                await FailAsync(run, "The workflow was deleted.").ConfigureAwait(false);
                return;
            }

            await run.RunAsync(
                workflow.Program,
                OptionsOf(run.Name, workflow),
                Calls(run),
                (ended, steps) => SaveAsync(run, ended, steps)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays active in the store, and continues with the next start of the server.
            context.Log($"{run.Name.Name} stops: {e.Message}");
            run.Abandon(e);
        }
        catch (Exception e)
        {
            context.Log($"{run.Name.Name} failed with {e.GetType().Name} (a bug of Aef): {e.StackTrace}");
            await FailAsync(run, "Internal error.").ConfigureAwait(false);
        }
    }

    private async Task FailAsync(ExecutionRun run, string message)
    {
        var failed = ExecutionResources.Failed(run.Created with { EndTime = context.Clock.GetUtcNow() }, message);
        try
        {
            await SaveAsync(run, failed, []).ConfigureAwait(false);
            run.End(failed);
        }
        catch (IOException e)
        {
            context.Log($"The end of {run.Name.Name} cannot be written: {e.Message}");
            run.Abandon(e);
        }
    }

    private EngineOptions OptionsOf(ExecutionName name, DeployedWorkflow workflow) => new()
    {
        Seed = name.Seed,
        Environment = new EngineEnvironment
        {
            ProjectId = name.Workflow.Parent.Project,
            ProjectNumber = ProjectNumbers.NumberOf(name.Workflow.Parent.Project),
            Location = name.Workflow.Parent.Location,
            WorkflowId = name.Workflow.Id,
            RevisionId = workflow.Resource.RevisionId ?? string.Empty,
            ServiceAccount = workflow.Resource.ServiceAccount?.Split('/')[^1] ?? string.Empty,
            ExecutionId = name.Id,
            CallbackAddress = context.Addresses.Self?.GetLeftPart(UriPartial.Authority),
            UserVariables = [.. (workflow.Resource.UserEnvVars ?? new Dictionary<string, string?>(StringComparer.Ordinal))
                .Select(v => (v.Key, v.Value ?? string.Empty))],
        },
    };

    private async Task SaveAsync(ExecutionRun run, Execution ended, IReadOnlyList<StepEntry> steps)
    {
        var name = run.Name;
        await context.Store.WriteAsync(
        [
            StoreChange.Put(ExecutionList.CollectionOf(name.Workflow.Name), name.Id, ended, ServerJson.Writer.Execution),
            StoreChange.Delete(Active, name.Name),
            .. StepEntryStore.Put(name.Name, steps),
            .. run.Callbacks.Clear(),
        ]).ConfigureAwait(false);
        var list = ListOf(name.Workflow);
        list.Set(ended);
        _active.TryRemove(name.Name, out _);
        if (list.KnownCount > MostKept)
        {
            await PruneAsync(name.Workflow, list).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the oldest executions of a workflow that has very many.</summary>
    private async Task PruneAsync(WorkflowName workflow, ExecutionList list)
    {
        var old = list.NewestFirst().Skip(MostKept - 1_000).Where(s => s.State != ExecutionState.Active).Select(s => s.Id).ToArray();
        foreach (var id in old)
        {
            list.Remove(id);
        }

        await DeleteAsync(workflow, old).ConfigureAwait(false);
    }

    private Task DeleteAsync(WorkflowName workflow, IReadOnlyList<string> ids)
    {
        var changes = new List<StoreChange>();
        foreach (var id in ids)
        {
            var name = new ExecutionName(workflow, id);
            changes.Add(StoreChange.Delete(ExecutionList.CollectionOf(workflow.Name), id));
            changes.AddRange(StepEntryStore.Delete(context.Store, name.Name));
        }

        return context.Store.WriteAsync(changes);
    }
}
