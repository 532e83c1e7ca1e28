using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>Runs tests of pipelines: compiles them and runs the compiled source against simulated jobs, on virtual time.</summary>
internal sealed class PipelineTestRunner(AefWorkspace workspace, TimeProvider clock)
{
    public WorkflowTestResult Run(LoadedTest test, TestSource source, CoverageBook coverage, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        var observation = Observe(test, source, cancellationToken);
        if (source.Loaded.Bound is { } pipeline)
        {
            coverage.Count(source, pipeline, observation.Run);
        }

        var failures = WorkflowTestRunner.Check(observation, test.Expectations, test.Location);
        return new WorkflowTestResult(test.Name, test.Location, failures, observation.Duration, clock.GetElapsedTime(begun));
    }

    private PipelineObservation Observe(LoadedTest test, TestSource source, CancellationToken cancellationToken)
    {
        var loaded = source.Loaded;
        if (loaded.Bound is not { } pipeline)
        {
            return new PipelineObservation(loaded.Diagnostics, null);
        }

        var compiled = workspace.Lower(
            pipeline,
            test.Parameters,
            SourceFormat.Json,
            CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded });
        IReadOnlyList<Diagnostic> diagnostics = [.. loaded.Diagnostics, .. compiled.Diagnostics];
        if (compiled.Artifact is not { } artifact || test.Expectations.Any(e => e.IsOfRefusal))
        {
            return new PipelineObservation(diagnostics, null);
        }

        var request = new LocalRunRequest(artifact)
        {
            Argument = test.Argument,
            Script = test.Script,
            Parameters = test.Parameters,
            Mocks = test.Mocks,
            Secrets = test.Secrets,
            Start = test.Start,
        };
        return new PipelineObservation(diagnostics, LocalRunner.Run(request, null, cancellationToken));
    }
}
