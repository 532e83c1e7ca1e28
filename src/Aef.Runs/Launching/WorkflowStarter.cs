using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Journals;
using Aef.Workflows.Engine;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Opens the environment and creates the journal of a run of Cloud Workflows source.</summary>
internal sealed class WorkflowStarter(RunRequest request, EnvironmentResult loaded, IEnumerable<JournalSource> sources) : RunStarter
{
    /// <summary>The loaded environment.</summary>
    public EnvironmentResult Loaded { get; } = loaded;

    public override IReadOnlyList<Diagnostic> Start(PreparedRun run, Func<string, ExecutionListener?>? childListener)
    {
        if (run.Workflow is not { } workflow)
        {
            return [];
        }

        if (request.AcceptsCallbacks || request.Environment != EnvironmentRequest.Empty)
        {
            run.Environment = LiveEnvironment.Open(
                Loaded,
                request.Input?.Source,
                request.RealTime && request.AcceptsCallbacks,
                request.CallbackPort,
                childListener: childListener);
            workflow = workflow with { Calls = run.Environment.Environment, Options = run.Environment.Engine };
        }

        var started = (request.Journal ?? run.Recorder?.JournalPath) is { } path
            ? JournalStarter.Start(path, workflow, run.Name, sources, request.Environment, Loaded.Environment.Secrets, request.Durability)
            : null;
        run.Workflow = workflow with { Journal = started?.Journal };
        return started?.Diagnostics ?? [];
    }
}
