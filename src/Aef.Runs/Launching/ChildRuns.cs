using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Journals;
using Aef.Runs.State;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>
/// Starts and resumes the runs of workflows that steps name. The definition of a workflow is the file of its name next to the definition.
/// </summary>
/// <param name="workspace">Loads the definitions.</param>
/// <param name="request">What the run of the step was started with: its children have the same environment, secrets and executors.</param>
/// <param name="chain">The files of the runs around, outermost first; a workflow must not run itself.</param>
internal sealed class ChildRuns(AefWorkspace workspace, RunRequest request, IReadOnlyList<string> chain)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    // A resumed run is prepared by a workspace of any target.
    private readonly AefWorkspace _local = workspace.With(LocalTarget.Default);

    /// <summary>The file of a workflow; null if there is none.</summary>
    public static string? Find(string folder, string workflow) =>
        workflow.Length == 0 || workflow != Path.GetFileName(workflow)
            ? null
            : Endings.Select(e => Path.Combine(folder, workflow + e)).FirstOrDefault(File.Exists);

    /// <summary>True if a run of this file is around the step.</summary>
    public bool IsAround(string file) => chain.Contains(Path.GetFullPath(file), StringComparer.Ordinal);

    /// <summary>The errors because of which a workflow cannot run here; those of its argument are not known yet.</summary>
    public IReadOnlyList<Diagnostic> Check(string file, LocalRunSettings settings)
    {
        using var run = new RunLauncher(_local).Prepare(RequestOf(file, WorkflowValue.EmptyMap, settings));
        return
        [
            .. run.Checks.Where(c => c.Subject != RunSubject.Argument)
                .SelectMany(c => c.Diagnostics)
                .Where(d => d.Severity == DiagnosticSeverity.Error),
        ];
    }

    /// <summary>A new run of a workflow.</summary>
    public PreparedRun Start(string file, WorkflowValue argument, LocalRunSettings settings) =>
        new RunLauncher(_local).Prepare(RequestOf(file, argument, settings));

    /// <summary>The run that an earlier process has started; null if it has left no journal.</summary>
    public PreparedRun? Resume(string id, LocalRunSettings settings) =>
        request.Recording is { } recording
            && RunFolder.Of(recording.Folder, id).FindJournal() is { } journal
                ? new RunLauncher(_local).Resume(journal, new ResumeOptions
                {
                    Recording = recording,
                    Executors = request.Executors,
                    Local = Settings(settings),
                })
                : null;

    private RunRequest RequestOf(string file, WorkflowValue argument, LocalRunSettings settings)
    {
        var loaded = _local.LoadFile(file);
        return request with
        {
            Input = loaded,
            Pipeline = null,
            Artifact = null,
            Argument = argument,
            Inputs = [],
            InputFile = null,
            Schedule = null,
            ScheduledTime = null,
            Journal = null,
            Local = Settings(settings) with
            {
                Kinds = [new WorkflowKind(new ChildRuns(workspace, request, [.. chain, Path.GetFullPath(file)]))],
            },
        };
    }

    /// <summary>What a child shares with the run around it; it has its own folder and finds its own environment.</summary>
    private static LocalRunSettings Settings(LocalRunSettings settings) => settings.ForOtherRun() with { Kinds = [] };
}
