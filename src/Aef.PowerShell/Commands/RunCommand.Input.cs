using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Running;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Commands;

/// <content>The input: each pipeline, artifact or file is checked, and runs if it has no errors.</content>
public abstract partial class RunCommand
{
    /// <inheritdoc/>
    protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case PipelineSet:
                foreach (var pipeline in Pipeline ?? [null])
                {
                    Process(pipeline);
                }

                break;
            case ArtifactSet:
                foreach (var artifact in Artifact)
                {
                    Process(artifact);
                }

                break;
            default:
                foreach (var file in Files())
                {
                    Process(Workspace.LoadFile(file), file);
                }

                break;
        }
    }

    private void Process(LoadResult loaded, string file)
    {
        if (loaded.Kind is LoadedKind.Definition or LoadedKind.Workflow || loaded.HasErrors)
        {
            Process(RequestOf() with { Input = loaded }, file);
            return;
        }

        WriteDiagnostics(loaded.Diagnostics);
        WriteError(ErrorRecords.For(
            new PSNotSupportedException($"'{file}' is neither a definition nor Cloud Workflows source."),
            "AefNothingToRun",
            ErrorCategory.InvalidData,
            file,
            "Name a file with one of the two, and use -ParameterPath for platform parameters."));
    }

    private void Process(Pipeline? pipeline)
    {
        if (pipeline is null)
        {
            WriteError(ErrorRecords.NoPipeline());
            return;
        }

        Process(RequestOf() with { Pipeline = pipeline }, pipeline);
    }

    private void Process(WorkflowArtifact artifact)
    {
        if (artifact.IsPart)
        {
            WriteVerbose($"\"{artifact.Name}\" is a part of a split pipeline; the main workflow runs it.");
            return;
        }

        Process(RequestOf() with { Artifact = artifact }, artifact);
    }

    private void Process(RunRequest request, object target)
    {
        var run = new RunLauncher(Workspace).Prepare(request);
        var hasErrors = false;
        foreach (var check in run.Checks)
        {
            hasErrors |= Write(check, target);
        }

        if (hasErrors || !MayRun(Plan, run.Name, run.Name, "Run locally"))
        {
            return;
        }

        if (Begin(run, JournalPath))
        {
            Run(RunPlan.Of(run));
        }
        else
        {
            run.Dispose();
        }
    }

    /// <summary>
    /// Writes the diagnostics of a part of the run; true when there are errors. Warnings about an input with errors are not written.
    /// </summary>
    private bool Write(RunCheck check, object target)
    {
        var hasErrors = WriteErrors(
            check.Diagnostics,
            check.Subject is RunSubject.Script or RunSubject.Environment or RunSubject.Journal ? check.Path : target);
        if (!hasErrors || check.Subject is RunSubject.Target or RunSubject.Script or RunSubject.Environment)
        {
            WriteDiagnostics(check.Diagnostics);
        }

        return hasErrors;
    }
}
