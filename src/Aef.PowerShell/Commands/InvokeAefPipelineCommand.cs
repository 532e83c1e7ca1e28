using System.Collections;
using System.Management.Automation;
using Aef.Core.Model;
using Aef.Core.Running;
using Aef.Core.Running.Simulation;
using Aef.Core.Semantics;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Workflows.Documents;
using Aef.Workflows.Runtime;

namespace Aef.PowerShell.Commands;

/// <summary>Runs pipelines on this machine, without a cloud: the compiled workflow, in our engine, with simulated jobs.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AefPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class InvokeAefPipelineCommand : ParameterizedCommand
{
    /// <summary>The argument of the run, a map: query_variables, workflow_properties, resume. Without it, yesterday's dates.</summary>
    [Parameter]
    [Alias("Argument")]
    public IDictionary? ArgumentObject { get; set; }

    /// <summary>A simulation script, JSON or YAML: how long each job takes and how it ends. Without it every job succeeds after a while.</summary>
    [Parameter]
    public string? Simulate { get; set; }

    /// <summary>Lets pauses and jobs take the time that they say, instead of virtual time.</summary>
    [Parameter]
    public SwitchParameter RealTime { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var bound = Workspace.Check(pipeline);
            if (!WriteErrors(bound.Diagnostics, pipeline) && bound.Pipeline is { } ready && ShouldProcess(ready.Name, "Run on this machine"))
            {
                Run(pipeline, ready);
            }
        }
    }

    private void Run(Pipeline pipeline, BoundPipeline bound)
    {
        var compiled = Workspace.Compile(pipeline, Parameters, SourceFormat.Json);
        WriteFindings(compiled.Diagnostics);
        if (WriteErrors(compiled.Diagnostics, pipeline) || compiled.Artifact is not { } artifact || Script(bound) is not { } script)
        {
            return;
        }

        var request = new LocalRunRequest(artifact)
        {
            Argument = ArgumentObject is null ? default : WorkflowValue.FromDocument(DocumentNodes.From(ArgumentObject)),
            Parameters = Parameters,
            RealTime = RealTime,
            Script = script,
        };
        var run = Watch(request, new RunProgress(bound.Name, bound.Steps.Count(), TimeProvider.System));
        WriteObject(run);
        if (run.State == RunState.Failed)
        {
            WriteError(ErrorRecords.ForRun(run));
        }
    }

    private Run Watch(LocalRunRequest request, RunProgress progress)
    {
        var run = LocalRunSession.Run(request, e => Show(progress.Next(e)), StopToken);
        Show(progress.End());
        return run;
    }

    private void Show(ProgressRecord? record)
    {
        if (record is not null)
        {
            WriteProgress(record);
        }
    }

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
