using System.Diagnostics.CodeAnalysis;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Admission;
using Aef.Runs.Executors;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Runs.Local;

/// <summary>
/// The parts of one run of a compiled pipeline: the engine, the tracer that listens to it, and the handlers of its calls. No other class
/// connects them. Events that happen before <see cref="RunAsync"/>, while a journal is replayed, are kept for it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no wait handle, and executors may still hold its token when the run has ended.")]
internal sealed class LocalRunAssembly
{
    private readonly LocalRunRequest _asked;
    private readonly LocalRunRequest _request;
    private readonly RunTracer _tracer;
    private readonly MockCallHandler? _mocks;
    private readonly SimulatedCloud? _cloud;
    private readonly LocalJobs? _jobs;
    private readonly LocalExecutors? _executors;
    private readonly Secrets _secrets;
    private readonly Secrets _hidden;
    private readonly List<RunEvent> _events = [];
    private readonly bool _keepsEvents;
    private readonly CancellationTokenSource _stop = new();
    private readonly GatedAdmission _admission;
    private bool _waitsAgain;
    private Action<RunEvent>? _onEvent;

    /// <summary>The lanes that have started.</summary>
    private int _lanes;

    /// <summary>Connects the parts. A journal records one execution, so a split pipeline with a journal runs as one workflow.</summary>
    /// <param name="request">The run.</param>
    /// <param name="options">Limits, environment and seed; null for those of the request.</param>
    /// <param name="program">A program that is only measured, whatever its size: its events are not kept. Null for the source of the
    /// artifact, parsed from its text.</param>
    /// <param name="watch">Watches a run that is only measured.</param>
    public LocalRunAssembly(
        LocalRunRequest request,
        EngineOptions? options = null,
        WorkflowProgram? program = null,
        RunWatch? watch = null)
    {
        _asked = request;
        _keepsEvents = program is null;
        _onEvent = watch is null ? null : watch.OnEvent;
        _request = request.Journal is null ? request : request.AsWhole();
        var artifact = _request.Artifact;
        options = WithContexts(options ?? OptionsOf(_request), artifact);
        _secrets = _request.AllSecrets;
        _hidden = _request.HiddenInputs.IsEmpty ? _secrets : _secrets.With(_request.HiddenInputs);
        _tracer = new RunTracer(artifact, OnEvent) { Parameters = _request.Parameters };
        Engine = new WorkflowEngine(
            program ?? ReadBack(
                artifact.Name,
                _request.SourceOverride ?? artifact.PrintCompact(),
                isDeployed: _request.Journal is null && _request.Local is null,
                isLocal: _request.Local is not null),
            _request.Argument,
            options,
            _tracer);
        var run = (Engine.ExecutionId, artifact.Name);
        _admission = new GatedAdmission(_tracer) { Gate = request.Gate };
        var executions = AdmissionEnvironment.Of(_request, Engine, _admission);
        ICallHandler jobs;
        if (_request.Local is { } local)
        {
            _executors = new LocalExecutors(_request.Executors, local);
            _jobs = new LocalJobs(_executors, run, LocalRunValues.Of(options.Environment), _secrets, _request.Clock);
            jobs = new LocalCallHandler(_executors, _jobs, _tracer, executions, _secrets) { Admission = _admission };
        }
        else
        {
            _cloud = new SimulatedCloud(
                artifact.Pipeline,
                SimulatedPlatform.Of(options.Environment, _request.Parameters, Engine.ExecutionId),
                _request.Script,
                _secrets,
                assumes: watch is not null && _request.Mocks is null)
            {
                Executions = executions,
            };
            jobs = _request.Executors.Count == 0
                ? _cloud
                : new ExecutorCallHandler(_cloud, _request.Executors, _tracer, run, _secrets, _stop.Token);
        }

        _mocks = _request.Mocks is { } file ? new MockCallHandler(new MockFile(file.Mocks, UnmatchedCalls.AllowNetwork), jobs) : null;
        var outside = watch?.Around(_mocks ?? jobs) ?? _mocks ?? jobs;
        Calls = artifact.Parts.Count == 0
                ? outside
                : new PartCallHandler(
                    program is null ? PartsOf(_request) : CompiledPartsOf(artifact),
                    WithContexts(options, artifact),
                    outside,
                    part => new PartListener(_tracer, part, NumberOf(artifact, part)),
                    watch is null ? null : watch.OnEnd);
    }

    /// <summary>The failed steps so far, without secrets.</summary>
    public IReadOnlyList<StepFailure> Failures => [.. MaskedRun.Of(_tracer.Failures, _hidden)];

    /// <summary>The engine.</summary>
    public WorkflowEngine Engine { get; }

    /// <summary>The handler of calls: mocks first, then the parts of a split pipeline, executors, and the simulated platform.</summary>
    public ICallHandler Calls { get; }

    /// <summary>Sets what admits a run that has replayed its journal, and that must wait again before it continues.</summary>
    public void Attach(RunGate? gate) => (_admission.Gate, _waitsAgain) = (gate, gate is not null);

    /// <summary>Limits, environment and seed of a request: those of its journal when there is one.</summary>
    public static EngineOptions OptionsOf(LocalRunRequest request) =>
        request.Journal?.Header.Options
            ?? new EngineOptions
            {
                Limits = request.Local is null ? request.Limits : EngineLimits.None,
                Environment = EnvironmentOf(request.Artifact.Name, request.Parameters),
                Seed = request.Seed,
            };

    /// <summary>The environment of an engine that runs a pipeline.</summary>
    public static EngineEnvironment EnvironmentOf(string name, Core.Pipelines.Model.PlatformParameters? parameters)
    {
        var environment = new EngineEnvironment { WorkflowId = name };
        return environment with
        {
            ProjectId = parameters?.ProjectId ?? environment.ProjectId,
            Location = parameters?.Region ?? environment.Location,
        };
    }

    /// <summary>
    /// Runs to the end. <paramref name="onEvent"/> receives every event from the start of the run, on the thread that runs.
    /// </summary>
    public async Task<Run> RunAsync(Action<RunEvent>? onEvent, CancellationToken cancellationToken)
    {
        await using var stop = cancellationToken.Register(_stop.Cancel).ConfigureAwait(false);
        foreach (var happened in _events)
        {
            onEvent?.Invoke(happened);
        }

        _onEvent = onEvent;
        if (_waitsAgain && _admission.MustWait(_request.Clock.GetUtcNow()))
        {
            // Cancelling ends the wait, and then the run.
            await ((Task)_admission.WaitAsync(cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var execution = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        var unused = _mocks?.NeverMatched.Select(m => $"{m.Location}: {m}") ?? [];
        return new Run(
            _request.Artifact.Name,
            MaskedExecution.Of(execution, _hidden) with { Argument = _secrets.Mask(execution.Argument) }, // a rerun reads it
            _events,
            MaskedRun.Of(_tracer.Failures, _hidden),
            _asked with { Journal = null, Replayed = null })
        {
            UnusedMocks = [.. unused],
            Warnings = [.. Warnings()],
            Timed = _tracer.Timed,
            Dates = _tracer.Dates,
            Known = MaskedRun.Of(_tracer.Known, _secrets),
            IsRealTime = _request.RealTime,
            HasJournal = _request.Journal is not null,
        };
    }

    private async Task<Execution> ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EndLeftOversAsync().ConfigureAwait(false);
            return _request.Journal is { } journal
                ? await journal.RunAsync(Engine, Calls, _request.Clock, cancellationToken).ConfigureAwait(false)
                : _request.RealTime
                    ? await RealTimeHost.RunAsync(Engine, Calls, _request.Clock, cancellationToken).ConfigureAwait(false)
                    : VirtualTimeHost.Run(Engine, Calls, _request.Start, cancellationToken);
        }
        finally
        {
            // Nothing is left running: jobs that the run has stopped end before it, also when its journal cannot be written.
            await (_jobs?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
            if (_executors is not null)
            {
                await _executors.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends the processes that an earlier process of the run has left behind, before a step runs again.</summary>
    private async Task EndLeftOversAsync()
    {
        if (_jobs is not null && !Engine.HasEnded && await _jobs.EndLeftOversAsync().ConfigureAwait(false) is { } message)
        {
            _tracer.Report(_request.Clock.GetUtcNow(), RunEventKind.ProcessesEnded, message);
        }
    }

    /// <summary>What the mocks hide of the script, and the calls that neither of the two answers.</summary>
    private IEnumerable<Diagnostic> Warnings()
    {
        if (_mocks is null || _cloud is null)
        {
            yield break;
        }

        var begun = _events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (jobId, location) in _request.Script.Named
            .Where(n => begun.Any(b => IsOf(b, n.JobId)) && !_cloud.Asked.Any(a => IsOf(a, n.JobId))))
        {
            yield return SimulationDiagnostics.Mocked.At(location, jobId);
        }

        foreach (var call in _cloud.Unanswered)
        {
            yield return SimulationDiagnostics.Unanswered.At(Location.None, Quoted.Text(_secrets.Mask(call)));
        }

        static bool IsOf(string job, string named) => job == named || (ItemId.TryParse(job, out var step, out _) && step == named);
    }

    /// <summary>The options with a new source of call contexts: each execution counts the starts of its jobs.</summary>
    private static EngineOptions WithContexts(EngineOptions options, WorkflowArtifact artifact) =>
        options with { CallContexts = new JobContextSource(artifact.Pipeline) };

    /// <summary>The number of an execution among those that run side by side: 0 for parts, which run in sequence.</summary>
    private int NumberOf(WorkflowArtifact artifact, string part) =>
        artifact.Parts.Any(p => p.Name == part && p.Executions > 1) ? ++_lanes : 0;

    private void OnEvent(RunEvent happened)
    {
        happened = MaskedRun.Of(happened, _hidden);
        if (_keepsEvents)
        {
            _events.Add(happened);
        }

        _onEvent?.Invoke(happened);
    }

    /// <summary>
    /// The run uses the text that would be deployed, parsed and checked like any other source. With a journal, a split pipeline runs as one
    /// execution, whose source may be larger than a deployment allows.
    /// </summary>
    private static WorkflowProgram ReadBack(string name, string text, bool isDeployed = true, bool isLocal = false)
    {
        var source = new SourceText(text, $"{name}.json");
        var document = new JsonDocumentReader().Read(source);
        var parsed = document.Root is null ? null : WorkflowParser.ParseNode(document.Root);
        var diagnostics = document.Diagnostics.Concat(parsed?.Diagnostics ?? [])
            .Concat(parsed?.Workflow is null ? [] : WorkflowAnalyzer.Analyze(parsed.Workflow));
        var error = diagnostics.FirstOrDefault(d =>
            d.Severity == DiagnosticSeverity.Error
                && (d.Descriptor != LimitDiagnostics.Source || isDeployed)
                && (d.Descriptor != AnalysisDiagnostics.UnknownFunction || !isLocal));
        return error is null && parsed?.Workflow is { } workflow
            ? WorkflowProgram.Compile(workflow)
            : throw new AefInternalException($"the compiled workflow does not pass its own checks: {error}");
    }

    private static Dictionary<string, WorkflowProgram> CompiledPartsOf(WorkflowArtifact artifact) =>
        artifact.Parts.ToDictionary(p => p.Name, p => WorkflowProgram.Compile(p.Workflow), StringComparer.Ordinal);

    private static Dictionary<string, WorkflowProgram> PartsOf(LocalRunRequest request) =>
        request.Artifact.Parts.ToDictionary(
            p => p.Name,
            p => ReadBack(p.Name, request.PartOverride?.Invoke(p) ?? p.PrintCompact()),
            StringComparer.Ordinal);
}
