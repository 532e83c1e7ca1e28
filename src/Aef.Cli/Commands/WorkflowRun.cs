using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Running;
using Aef.Core.Workspace;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Journal;
using Aef.Workflows.Runtime;

namespace Aef.Cli.Commands;

/// <summary>Runs Cloud Workflows source and prints the execution as JSON.</summary>
internal sealed class WorkflowRun(CliConsole console, RunOptions options)
{
    /// <summary>Runs the workflow of an input that was checked.</summary>
    public async Task<int> RunAsync(LoadResult input, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in ((string, string?)[])[("--parameters", options.Parameters), ("--simulate", options.Script), ("--events", options.Events)])
        {
            if (value is not null)
            {
                throw new UsageException($"{name} is for definitions, and {options.File} is Cloud Workflows source");
            }
        }

        if (input.Workflow is not { } workflow || input.HasErrors)
        {
            return RunRefusal.Write(console, options, input.Diagnostics);
        }

        var request = new WorkflowRunRequest(workflow, new UnansweredCalls()) { Argument = options.Argument, RealTime = options.RealTime };
        if (options.Journal is not { } path)
        {
            return await RunAsync(request, input.Diagnostics, cancellationToken).ConfigureAwait(false);
        }

        var journal = RunJournals.Begin(path, request, NameOf(input), RunTexts.Of(input, options), durability: options.Durability);
        using (journal.Journal)
        {
            return journal.Journal is null
                ? RunRefusal.Write(console, options, [.. input.Diagnostics, .. journal.Diagnostics])
                : await RunAsync(request with { Journal = journal.Journal }, input.Diagnostics, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs what was made ready, and shows findings first.</summary>
    public async Task<int> RunAsync(WorkflowRunRequest request, IReadOnlyList<Diagnostic> findings, CancellationToken cancellationToken)
    {
        new DiagnosticWriter(console.Error).WriteAll(options.AsJson ? [] : findings);
        var execution = await WorkflowRunner.RunAsync(request, new LogLines(console.Error), cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteObject(console.Output.Raw, json => ExecutionJson.Write(json, execution));
        return execution.State == ExecutionState.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static string NameOf(LoadResult input) => Path.GetFileNameWithoutExtension(input.Path) is { Length: > 0 } name ? name : "workflow";
}
