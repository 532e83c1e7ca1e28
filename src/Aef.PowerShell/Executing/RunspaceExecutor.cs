using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>
/// Runs a script block in separate runspaces, several jobs at once. The block sees only those variables of the caller that it reads with
/// <c>$using:</c>.
/// </summary>
internal sealed class RunspaceExecutor(ScriptBlock block, IReadOnlyDictionary<string, object?> used, RunspaceSet runspaces) : IScriptBlockExecutor
{
    // The name under which the engine reads the values of $using: in a script that was started like this.
    private const string UsingParameter = "--%";

    /// <inheritdoc/>
    public IJobExecutor Again(IBlockExecutorFactory runs) => runs.MakeExecutor(block, runspaces.Limit, () => used);

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        var runspace = await runspaces.TakeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(call, runspace, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            runspaces.Return(runspace);
        }
    }

    private async Task<JobResult> RunAsync(JobCall call, Runspace runspace, CancellationToken cancellationToken)
    {
        var streams = new BlockStreams(call);
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = runspace;
        runspace.SessionStateProxy.SetVariable("_", new ExecutorCall(call));
        shell.AddScript(block.ToString()).AddParameter(UsingParameter, new Hashtable(used.ToDictionary(p => p.Key, p => p.Value)));
        using var output = new PSDataCollection<PSObject>();
        Subscribe(shell, output, streams);
        using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            await Task.Factory.FromAsync(shell.BeginInvoke<PSObject, PSObject>(null, output), shell.EndInvoke).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return JobResults.Of(streams.Output);
        }
        catch (PipelineStoppedException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RuntimeException e)
        {
            return JobResults.Of(e);
        }
    }

    private static void Subscribe(System.Management.Automation.PowerShell shell, PSDataCollection<PSObject> output, BlockStreams streams)
    {
        output.DataAdding += (_, e) => Pass(streams, e.ItemAdded);
        shell.Streams.Error.DataAdding += (_, e) => Pass(streams, e.ItemAdded);
        shell.Streams.Warning.DataAdding += (_, e) => Pass(streams, e.ItemAdded);
        shell.Streams.Verbose.DataAdding += (_, e) => Pass(streams, e.ItemAdded);
        shell.Streams.Debug.DataAdding += (_, e) => Pass(streams, e.ItemAdded);
        shell.Streams.Information.DataAdding += (_, e) => Pass(streams, e.ItemAdded);
    }

    private static void Pass(BlockStreams streams, object? item)
    {
        lock (streams)
        {
            streams.Add(item);
        }
    }
}
