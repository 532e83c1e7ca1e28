using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.State;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.LocalRuns;

/// <summary>Runs of pipelines that really do their jobs, with executors of the test or with processes.</summary>
internal static class RealRun
{
    public static AefWorkspace Workspace => new(new YamlDocumentReader(), options: new WorkspaceOptions { Target = LocalTarget.Default });

    /// <summary>Prepares a run of a definition.</summary>
    public static PreparedRun Prepare(string definition, Func<RunRequest, RunRequest>? change = null)
    {
        var workspace = Workspace;
        var request = new RunRequest
        {
            Input = workspace.Load(new SourceText(definition)),
            Mode = RunMode.Run,
        };
        return new RunLauncher(workspace).Prepare(change?.Invoke(request) ?? request);
    }

    /// <summary>Runs a definition to its end.</summary>
    public static async Task<Run> RunAsync(
        string definition,
        Func<RunRequest, RunRequest>? change = null,
        Action<RunEvent>? onEvent = null,
        CancellationToken cancellationToken = default)
    {
        await using var prepared = Prepare(definition, change);
        prepared.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        prepared.Begin().ShouldBeTrue();
        return await prepared.RunAsync(onEvent, cancellationToken: cancellationToken);
    }

    /// <summary>A request whose jobs are done by delegates.</summary>
    public static Func<RunRequest, RunRequest> With(
        params (string Name, Func<JobCall, CancellationToken, Task<JobResult>> Work)[] executors) =>
        request => request with
        {
            Executors = new ExecutorTable(
                executors.Select(e => new KeyValuePair<string, IJobExecutor>(e.Name, new DelegateExecutor(e.Work)))),
        };

    /// <summary>A delegate that returns at once.</summary>
    public static Func<JobCall, CancellationToken, Task<JobResult>> Do(Func<JobCall, JobResult> work) =>
        (call, _) => Task.FromResult(work(call));

    public static JobResult Ok(WorkflowValue output = default) => JobResult.Success(output);

    private sealed class DelegateExecutor(Func<JobCall, CancellationToken, Task<JobResult>> work) : IJobExecutor
    {
        public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken) => work(call, cancellationToken);
    }
}
