using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Executors;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Runs.Local;

/// <summary>
/// Runs compiled pipelines on this machine: the artifact's own source, read back from its text, in the workflow engine, against
/// simulated functions that speak AEF's protocol. The parts of a split pipeline are executions of their own, as they are at Google.
/// </summary>
public static class LocalRunner
{
    /// <summary>
    /// Runs to the end and returns the run. <paramref name="onEvent"/> receives every event as it happens, on the thread that runs.
    /// Cancelling ends the run as cancelled.
    /// </summary>
    public static async Task<Run> RunAsync(LocalRunRequest request, Action<RunEvent>? onEvent = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request;
        request = request.Journal is null ? request : request.AsWhole();
        var events = new List<RunEvent>();
        var tracer = new RunTracer(request.Artifact, e =>
        {
            events.Add(e);
            onEvent?.Invoke(e);
        });
        var (engine, cloud) = Prepare(request, tracer);
        var (outside, mocks) = EnvironmentOf(request, cloud, tracer, cancellationToken);
        var calls = request.Artifact.Parts.Count == 0 ? outside : new PartCallHandler(PartsOf(request), OptionsOf(request), outside, new PartListener(tracer));
        var execution = request.Journal is { } journal
            ? await journal.RunAsync(engine, calls, request.Clock, cancellationToken).ConfigureAwait(false)
            : request.RealTime
                ? await RealTimeHost.RunAsync(engine, calls, request.Clock, cancellationToken).ConfigureAwait(false)
                : VirtualTimeHost.Run(engine, calls, request.Start, cancellationToken);
        var left = mocks?.NeverMatched.Select(m => $"{m.Location}: {m}") ?? [];
        return new Run(request.Artifact.Name, execution, events, tracer.Failures, asked with { Journal = null }) { UnusedMocks = [.. left] };
    }

    /// <summary>Runs on virtual time, which needs no waiting.</summary>
    public static Run Run(LocalRunRequest request, Action<RunEvent>? onEvent = null, CancellationToken cancellationToken = default) =>
        RunAsync(request, onEvent, cancellationToken).GetAwaiter().GetResult();

    /// <summary>An engine at the start of the execution, and the cloud that answers it.</summary>
    internal static (WorkflowEngine Engine, SimulatedCloud Cloud) Prepare(LocalRunRequest request, RunTracer tracer)
    {
        var options = OptionsOf(request);
        var artifact = request.Artifact;
        var engine = new WorkflowEngine(ReadBack(artifact.Name, request.SourceInPlace ?? artifact.PrintCompact()), request.Argument, options, tracer);
        var platform = SimulatedPlatform.Of(options.Environment, request.Parameters, engine.Execution.Id);
        return (engine, new SimulatedCloud(artifact.Pipeline, platform, request.Script, tracer.JobOf));
    }

    /// <summary>What answers calls: mocks before everything else, executors of the caller, the simulated cloud.</summary>
    internal static (ICallHandler Calls, MockCallHandler? Mocks) EnvironmentOf(LocalRunRequest request, SimulatedCloud cloud, RunTracer tracer, CancellationToken cancellationToken)
    {
        ICallHandler environment = request.Executors.Count == 0 ? cloud : new ExecutorCallHandler(cloud, request.Executors, tracer, request.Artifact.Name, cancellationToken);
        var mocks = request.Mocks is { } file ? new MockCallHandler(new MockFile(file.Mocks, UnmatchedCalls.AllowNetwork), environment) : null;
        return (mocks is null ? environment : mocks, mocks);
    }

    /// <summary>Limits, environment and seed: those of the journal when there is one.</summary>
    internal static EngineOptions OptionsOf(LocalRunRequest request) =>
        request.Journal?.Header.Options ?? new EngineOptions { Limits = request.Limits, Environment = EnvironmentOf(request), Seed = request.Seed };

    /// <summary>What runs is what would be deployed: the text, parsed and checked as any other source.</summary>
    private static WorkflowProgram ReadBack(string name, string text)
    {
        var source = new SourceText(text, $"{name}.json");
        var document = new JsonDocumentReader().Read(source);
        var parsed = document.Root is null ? null : WorkflowParser.ParseNode(document.Root);
        var diagnostics = document.Diagnostics.Concat(parsed?.Diagnostics ?? []).Concat(parsed?.Workflow is null ? [] : WorkflowAnalyzer.Analyze(parsed.Workflow));
        var error = diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null && parsed?.Workflow is { } workflow
            ? WorkflowProgram.Compile(workflow)
            : throw new AefInternalException($"the compiled workflow does not pass its own checks: {error}");
    }

    private static Dictionary<string, WorkflowProgram> PartsOf(LocalRunRequest request) =>
        request.Artifact.Parts.ToDictionary(p => p.Name, p => ReadBack(p.Name, request.PartInPlace?.Invoke(p) ?? p.PrintCompact()), StringComparer.Ordinal);

    private static EngineEnvironment EnvironmentOf(LocalRunRequest request)
    {
        var environment = new EngineEnvironment { WorkflowId = request.Artifact.Name };
        return environment with
        {
            ProjectId = request.Parameters?.ProjectId ?? environment.ProjectId,
            Location = request.Parameters?.Region ?? environment.Location,
        };
    }
}
