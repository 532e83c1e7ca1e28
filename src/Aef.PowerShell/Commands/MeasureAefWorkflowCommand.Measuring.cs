using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.PowerShell.Conversion;
using Aef.Runs.Environments;
using Aef.Runs.Estimation;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Commands;

/// <content>Measures one input.</content>
public sealed partial class MeasureAefWorkflowCommand
{
    private void Measure(LoadResult loaded)
    {
        if (WriteErrors(loaded.Diagnostics, loaded.Path))
        {
            return;
        }

        WriteDiagnostics(loaded.Diagnostics);
        if (loaded is { Workflow: { } workflow, Source: { } source })
        {
            Write(WorkflowMeasurer.Measure(workflow, loaded.Path ?? string.Empty, source));
        }
        else if (loaded.Pipeline is { } pipeline)
        {
            Measure(pipeline);
        }
    }

    private void Measure(Pipeline pipeline)
    {
        var compiled = Workspace.Compile(pipeline, options: WorkflowMeasurer.OptionsFor());
        WriteErrors(compiled.Diagnostics, pipeline);
        if (compiled.Measurable is { } artifact)
        {
            Measure(artifact);
        }
    }

    private void Measure(WorkflowArtifact artifact)
    {
        var environment = MockPath is null
            ? null
            : RunEnvironments.Load(Workspace, new EnvironmentRequest { Mocks = RequiredFile(MockPath) });
        if (environment is not null && WriteErrors(environment.Diagnostics, MockPath!))
        {
            return;
        }

        Write(WorkflowMeasurer.Measure(artifact, new MeasureRequest
        {
            Polls = PollCount, RunsAMonth = RunsPerMonth, Mocks = environment?.Environment.Mocks,
            Argument = RunInputs.Add(Workspace, default, null, RunInputValues.From(Input), artifact).Argument,
        }));
    }

    /// <summary>A value near or above a limit is a warning here; a run that cannot be measured is an error.</summary>
    private void Write(WorkflowMeasure measure)
    {
        WriteErrors(measure.RunProblems, measure);
        foreach (var diagnostic in measure.Diagnostics.Except(measure.RunProblems))
        {
            WriteWarning(Errors.ErrorRecords.ToLine(diagnostic));
        }

        WriteObject(measure);
    }
}
