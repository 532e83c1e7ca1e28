using System.Collections;
using System.Management.Automation;
using Aef.Core.Model;
using Aef.Core.Running;
using Aef.Core.Running.Executing;
using Aef.Core.Running.Simulation;
using Aef.Core.Semantics;
using Aef.Core.Targets.CloudWorkflows;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Workflows.Documents;
using Aef.Workflows.Runtime;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that runs pipelines on this machine: what is run, with which argument, and who does the jobs.</summary>
public abstract class RunCommand : ParameterizedCommand
{
    /// <summary>The argument of the run, a map: query_variables, workflow_properties, resume. Without it, yesterday's dates.</summary>
    [Parameter]
    [Alias("Argument")]
    public IDictionary? ArgumentObject { get; set; }

    /// <summary>A simulation script, JSON or YAML: how long each job takes and how it ends. Without it every job succeeds after a while.</summary>
    [Parameter]
    public string? Simulate { get; set; }

    /// <summary>Who does jobs in place of the simulation: a map of executor names to script blocks; * stands for all others. In the block $_ is the call; its output is the result, a terminating error fails the step, the other streams become events of the run.</summary>
    [Parameter]
    [ExecutorBlocks]
    public IDictionary? Executor { get; set; }

    /// <summary>Lets pauses and jobs take the time that they say, instead of virtual time.</summary>
    [Parameter]
    public SwitchParameter RealTime { get; set; }

    /// <summary>Makes the executors that do jobs by script blocks.</summary>
    private protected abstract IJobExecutor MakeExecutor(ScriptBlock block);

    /// <summary>Runs what has been checked and asked for.</summary>
    private protected abstract void Run(RunPlan plan);

    /// <summary>Gives what a run would be.</summary>
    private protected abstract void Plan(BoundPipeline bound);

    /// <summary>The values that a block takes with <c>$using:</c>; the pipeline ends when they cannot be taken.</summary>
    private protected IReadOnlyDictionary<string, object?> UsedBy(ScriptBlock block)
    {
        try
        {
            return UsingVariables.Read(block, SessionState);
        }
        catch (PSInvalidOperationException e)
        {
            ThrowTerminatingError(ErrorRecords.For(e, "AefUsingScriptBlock", ErrorCategory.InvalidArgument, block, "Write what the inner block does into the block itself."));
            throw;
        }
    }

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var bound = Workspace.Check(pipeline);
            if (!WriteErrors(bound.Diagnostics, pipeline) && bound.Pipeline is { } ready)
            {
                Process(pipeline, ready);
            }
        }
    }

    private void Process(Pipeline pipeline, BoundPipeline bound)
    {
        var compiled = Workspace.Compile(pipeline, Parameters, SourceFormat.Json);
        WriteFindings(compiled.Diagnostics);
        if (WriteErrors(compiled.Diagnostics, pipeline) || compiled.Artifact is not { } artifact || Script(bound) is not { } script)
        {
            return;
        }

        var executors = new ExecutorTable(Blocks().Select(b => KeyValuePair.Create(b.Name, MakeExecutor(b.Block))));
        WriteFindings(executors.Check(bound));
        if (ShouldProcess(bound.Name, "Run on this machine"))
        {
            Run(new RunPlan(Request(artifact, script, executors), bound.Steps.Count()));
        }
        else
        {
            Plan(bound);
        }
    }

    private IEnumerable<(string Name, ScriptBlock Block)> Blocks() =>
        (Executor ?? new Hashtable()).Cast<DictionaryEntry>().Select(e => ((string)e.Key, (ScriptBlock)e.Value!)); // ExecutorBlocks lets nothing else pass

    private LocalRunRequest Request(WorkflowArtifact artifact, SimulationScript script, ExecutorTable executors) => new(artifact)
    {
        Argument = ArgumentObject is null ? default : WorkflowValue.FromDocument(DocumentNodes.From(ArgumentObject)),
        Parameters = Parameters,
        RealTime = RealTime,
        Script = script,
        Executors = executors,
    };

    /// <summary>The script that the run follows; null (and an error written) when it cannot be read.</summary>
    private SimulationScript? Script(BoundPipeline bound)
    {
        if (Simulate is null)
        {
            return SimulationScript.Empty;
        }

        if (new SessionPaths(this).ResolveOne(Simulate) is not { } file)
        {
            return null;
        }

        var result = Workspace.LoadScript(file, bound);
        WriteFindings(result.Diagnostics);
        WriteErrors(result.Diagnostics, file);
        return result.Script;
    }
}
