using System.Collections;
using System.Management.Automation;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>
/// Runs a script block in separate runspaces, several jobs at once. The block sees only those variables of the caller that it reads with
/// <c>$using:</c>.
/// </summary>
internal sealed class RunspaceExecutor(
    ScriptBlock block,
    IReadOnlyDictionary<string, object?> used,
    RunspaceSet runspaces) : IScriptBlockExecutor
{
    // The name under which the engine reads the values of $using: in a script that was started like this.
    private const string UsingParameter = "--%";

    // The end of the pipeline is not reached after exit, break and continue, which PowerShell itself does not report here.
    private const string Sink = "process { $args[0].Add($_) } end { $args[0].End() }";

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

    private async Task<JobResult> RunAsync(JobCall call, BlockRunspace runspace, CancellationToken cancellationToken)
    {
        var streams = new BlockStreams(call);
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = runspace.Runspace;
        runspace.Runspace.SessionStateProxy.SetVariable("_", new ExecutorCall(call));
        shell.AddScript(block.ToString()).AddParameter(UsingParameter, new Hashtable(used.ToDictionary(p => p.Key, p => p.Value)));
        shell.AddScript(Sink, useLocalScope: true).AddArgument(streams);
        Subscribe(shell, streams);
        using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            await Task.Factory.FromAsync(shell.BeginInvoke(), shell.EndInvoke).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return streams.HasEnded ? JobResults.Of(streams.Output)
                : runspace.Host.ExitCode is { } code ? JobResults.OfExit(code, streams.Output)
                : JobResults.OfLoopExit();
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

    private static void Subscribe(System.Management.Automation.PowerShell shell, BlockStreams streams)
    {
        shell.Streams.Error.DataAdding += (_, e) => streams.Add(e.ItemAdded);
        shell.Streams.Warning.DataAdding += (_, e) => streams.Add(e.ItemAdded);
        shell.Streams.Verbose.DataAdding += (_, e) => streams.Add(e.ItemAdded);
        shell.Streams.Debug.DataAdding += (_, e) => streams.Add(e.ItemAdded);
        shell.Streams.Information.DataAdding += (_, e) => streams.Add(e.ItemAdded);
    }
}
