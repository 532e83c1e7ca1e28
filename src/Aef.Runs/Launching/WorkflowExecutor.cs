using Aef.Documents.Diagnostics;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>
/// Runs another workflow to its end. Its run is recorded on its own; a resumed run continues it. Cancelling ends it.
/// </summary>
internal sealed class WorkflowExecutor(ChildRuns children, LocalRunSettings settings) : IRecoveringExecutor
{
    public async Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var isStep = call.Definition is null;
        var workflow = isStep ? call.Executor : call.Parameters["workflow"].TryGetString(out var name) ? name : string.Empty;
        if (ChildRuns.Find(settings.Folder, workflow) is not { } file || children.IsAround(file))
        {
            var message = $"The definition of the workflow \"{workflow}\" was not found in \"{settings.Folder}\".";
            return JobResult.Failed(message) with { IsFinal = true };
        }

        var known = call.MayHaveRun ? settings.Children?.Find(call.Identity) : null;
        var argument = isStep ? call.Request : call.Parameters["argument"];
        await using var run = (known is null ? null : children.Resume(known, settings)) ?? children.Start(file, argument, settings);
        if (run.HasErrors || !run.Begin())
        {
            return JobResult.Failed(string.Join(
                " ",
                run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()))) with { IsFinal = true };
        }

        if (run.Folder is { } folder)
        {
            settings.Children?.Add(call.Identity, folder.Id);
            call.Output.Write($"The workflow runs as {folder.Id}: aef runs show {folder.Id}");
            call.Progress(text: $"runs as {folder.Id}");
        }

        return ResultOf(await run.RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    private static JobResult ResultOf(Run run)
    {
        if (run.State == RunState.Succeeded)
        {
            return JobResult.Success(run.Result is { } result ? WorkflowValue.FromJson(result) : WorkflowValue.Null);
        }

        var reason = run.Failures.FirstOrDefault(f => !f.Continued) is { } failure
            ? $"{failure.JobId}: {failure.Message}{(failure.Answer is { Length: > 0 } answer ? $" ({answer})" : string.Empty)}"
            : run.ErrorText ?? run.Refusal ?? string.Empty;
        return JobResult.Failed(run.State == RunState.Cancelled ? "The run of the workflow was cancelled." : reason);
    }
}
