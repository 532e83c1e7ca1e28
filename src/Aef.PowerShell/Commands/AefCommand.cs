using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Views.Reports.Ci;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Loading;
using Aef.PowerShell.Reporting;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Journal;

namespace Aef.PowerShell.Commands;

/// <summary>The common parts of all cmdlets: the script line, cancellation, and the display of diagnostics.</summary>
public abstract partial class AefCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private AefWorkspace? _workspace;
    private bool _isDisposed;

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The functions shared with the <c>aef</c> command.</summary>
    private protected AefWorkspace Workspace => _workspace ??= new AefWorkspace(new DeferredYamlReader(), options: Options);

    /// <summary>The options of the workspace.</summary>
    private protected virtual WorkspaceOptions Options => new();

    /// <summary>The script line of this cmdlet, for the nodes it creates; no location when it was typed at a prompt.</summary>
    protected Location ScriptLocation =>
        string.IsNullOrEmpty(MyInvocation.ScriptName)
            ? Location.None
            : Location.FromScript(MyInvocation.ScriptName, MyInvocation.ScriptLineNumber, MyInvocation.OffsetInLine);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Prepare);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(Finish);

    /// <summary>Runs once, before the first input.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Runs for each input.</summary>
    protected abstract void Process();

    /// <summary>Runs once, after the last input.</summary>
    protected virtual void Finish()
    {
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline ended on its own while the user stopped it: the two come from different threads.
        }
    }

    /// <summary>Frees the resources of the cmdlet; PowerShell calls it whenever the pipeline ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _stop.Dispose();
        }
    }

    /// <summary>Writes one error record for all errors of an input object; false when there are none.</summary>
    protected bool WriteErrors(IReadOnlyList<Diagnostic> diagnostics, object? target)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return false;
        }

        WriteError(ErrorRecords.ForDefinition(diagnostics, target));
        return true;
    }

    /// <summary>Writes the result of building: the new pipeline, or the error.</summary>
    private protected void WriteBuilt(BuildResult result, Pipeline target)
    {
        if (result.Problem is { } problem)
        {
            WriteErrors([problem], target);
        }
        else
        {
            WriteObject(result.Pipeline);
        }
    }

    /// <summary>Writes a pipeline with other inputs and variables, or the errors of them.</summary>
    private protected void WriteHead(Pipeline pipeline, MappingNode? inputs, MappingNode? variables)
    {
        var (changed, diagnostics) = inputs is null ? (pipeline, []) : PipelineHead.WithInputs(pipeline, inputs);
        if (!WriteErrors(diagnostics, pipeline))
        {
            WriteDiagnostics(diagnostics);
            WriteObject(variables is null ? changed : PipelineHead.WithVariables(changed, variables));
        }
    }

    /// <summary>True when a run may begin; with <paramref name="plan"/> the planned run is written instead.</summary>
    private protected bool MayRun(bool plan, string name, string target, string action)
    {
        if (plan)
        {
            WriteObject(Run.Plan(name));
        }

        return !plan && ShouldProcess(target, action);
    }

    /// <summary>Changes a pipeline and writes it, or keeps it for <see cref="WriteFolded"/>.</summary>
    private protected void WriteChanged(FoldedPipelines? folded, Pipeline pipeline, Func<Pipeline, BuildResult> change)
    {
        if (folded is null)
        {
            WriteBuilt(change(pipeline), pipeline);
        }
        else if (folded.Change(pipeline, change).Problem is { } problem)
        {
            WriteErrors([problem], pipeline);
        }
    }

    /// <summary>Writes the pipelines that all records have changed.</summary>
    private protected void WriteFolded(FoldedPipelines? folded)
    {
        foreach (var pipeline in folded?.Results ?? [])
        {
            WriteObject(pipeline);
        }
    }

    /// <summary>The file of a path parameter. An invalid path ends the pipeline, because nothing later could work.</summary>
    private protected string RequiredFile(string path)
    {
        var files = new SessionPaths(this).Find(path, isLiteral: true, out var problem);
        EndIf(problem);
        return files[0];
    }

    /// <summary>Ends the pipeline with an error, because nothing later could work; null is no error.</summary>
    private protected void EndIf(ErrorRecord? problem)
    {
        if (problem is not null)
        {
            ThrowTerminatingError(problem);
        }
    }

    /// <summary>Reads a parameters file; null without one. An error ends the pipeline, because nothing later could work.</summary>
    private protected PlatformParameters? ReadParameters(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var file = RequiredFile(path);
        WriteVerbose($"Reading platform parameters from {file}");

        // Not by Workspace: its options may contain these parameters, and they are read only once.
        var result = new AefWorkspace(new DeferredYamlReader()).LoadParameters(file);
        WriteDiagnostics(result.Diagnostics);
        if (result.Parameters is null)
        {
            ThrowTerminatingError(ErrorRecords.ForDefinition(result.Diagnostics, file));
        }

        return result.Parameters;
    }

    /// <summary>Writes each warning to the warning stream and the rest to the verbose stream.</summary>
    protected void WriteDiagnostics(IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Warning)
            {
                WriteWarning(ErrorRecords.ToLine(diagnostic));
            }
            else if (diagnostic.Severity == DiagnosticSeverity.Info)
            {
                WriteVerbose(ErrorRecords.ToLine(diagnostic));
            }
        }
    }

    /// <summary>Shows a line on the host, as Write-Host does; the information stream has it too.</summary>
    protected void ShowOnHost(string line) => WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);

    /// <summary>
    /// Passes a summary to the CI system, except with -WhatIf; if it cannot be written, that is a warning, not a failure of the job.
    /// </summary>
    private protected void Append(CiOutput ci, JobSummary summary)
    {
        if (SessionState.PSVariable.GetValue("WhatIfPreference") is true or SwitchParameter { IsPresent: true })
        {
            return;
        }

        try
        {
            if (ci.Append(summary) is { } line)
            {
                ShowOnHost(line);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteWarning($"The job summary cannot be written: {e.Message}");
        }
    }

    /// <summary>A bug in the module ends the pipeline and is reported as one.</summary>
    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (JournalWriteException e)
        {
            ThrowTerminatingError(ErrorRecords.ForDefinition([e.Diagnostic], e.Diagnostic.Location.Path));
        }
        catch (PSInvalidCastException e)
        {
            ThrowTerminatingError(
                ErrorRecords.For(
                    e,
                    "AefValueNotUsable",
                    ErrorCategory.InvalidArgument,
                    null,
                    "Pass strings, numbers, booleans, arrays and hashtables without cycles."));
        }
        catch (AefInternalException e)
        {
            ThrowTerminatingError(
                ErrorRecords.For(
                    e,
                    AefInternalException.Code,
                    ErrorCategory.InvalidOperation,
                    null,
                    "Report this bug with the definition that caused it."));
        }
    }
}
