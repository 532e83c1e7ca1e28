using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Local;

/// <summary>
/// Watches a run that is only measured: the jobs that it runs, and the executions of parts and lanes that it starts.
/// </summary>
internal sealed class RunWatch(Func<ICallHandler, ICallHandler> around)
{
    private readonly List<string> _jobs = [];
    private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);
    private readonly List<WatchedExecution> _executions = [];

    /// <summary>The JOB_IDs of all jobs, with the index of an item, in the order of their starts; a retried job is there once.</summary>
    public IReadOnlyList<string> Jobs => _jobs;

    /// <summary>The number of items of each <c>for_each</c> thread that had some, by the JOB_ID of its first step.</summary>
    public IReadOnlyDictionary<string, int> Items => _items;

    /// <summary>The executions that the run has started and that have ended.</summary>
    public IReadOnlyList<WatchedExecution> Executions => _executions;

    /// <summary>The handler of calls that leave the run, which may count them.</summary>
    public ICallHandler Around(ICallHandler calls) => around(calls);

    public void OnEvent(RunEvent e)
    {
        if (e is { Kind: RunEventKind.AttemptStarted, Attempt: null or 1, JobId: { } id })
        {
            _jobs.Add(id);
        }
        else if (e is { Kind: RunEventKind.ItemsListed, JobId: { } first, Items: { } items })
        {
            _items[first] = items;
        }
    }

    /// <summary>Reports that an execution has ended which <paramref name="listener"/> has listened to.</summary>
    public void OnEnd(WorkflowEngine engine, ExecutionListener listener)
    {
        var execution = engine.Execution;
        var jobs = (listener as PartListener)?.Jobs ?? [];
        var workflow = engine.Options.Environment.WorkflowId;
        _executions.Add(new WatchedExecution(workflow, execution.StepsExecuted, execution.PeakMemoryBytes, jobs));
    }
}
