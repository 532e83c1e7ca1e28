using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Admission;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Admission;

/// <summary>
/// Runs several executions of a compiled workflow on one virtual clock, with one simulated Executions API. A workflow that only waits
/// provides the clock.
/// </summary>
internal sealed class RunGroup : IHostedCallHandler
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WorkflowProgram Waiting = Program("""
        {"main": {"steps": [{"wait": {
          "call": "googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run",
          "args": {"workflow_id": "all", "connector_params": {"timeout": 31536000}}}}]}}
        """);

    private readonly List<Member> _members;

    private RunGroup(AdmissionCase test, WorkflowArtifact artifact, string source, Func<HttpRequest, int?>? refuse)
    {
        var program = Program(source);
        var environment = new EngineEnvironment { WorkflowId = artifact.Name };
        Executions = new SimulatedExecutions(environment) { MostPerPage = test.PerPage };
        _members = test.Runs.Select(r => new Member(r, artifact, program, Executions, environment, refuse)).ToList();
        _members.ForEach(Executions.Add);
    }

    private SimulatedExecutions Executions { get; }

    public static IReadOnlyList<AdmissionOutcome> Run(AdmissionCase test, string? source = null, Func<HttpRequest, int?>? refuse = null) =>
        Members(test, source, refuse).Select(m => m.Outcome).ToList();

    /// <summary>Runs all; <paramref name="refuse"/> returns the status with which the service refuses a call, or null.</summary>
    public static IReadOnlyList<Member> Members(AdmissionCase test, string? source = null, Func<HttpRequest, int?>? refuse = null)
    {
        var artifact = test.Compile();
        var group = new RunGroup(test, artifact, source ?? artifact.PrintCompact(), refuse);
        VirtualTimeHost.Run(new WorkflowEngine(Waiting, WorkflowValue.Null, EngineOptions.Default), group, Epoch);
        return group._members;
    }

    public void Begin(HostedEffect effect)
    {
        var left = _members.Count;
        foreach (var member in _members)
        {
            effect.Loop.At(member.CreateTime, () => member.Start(effect.Loop, () =>
            {
                if (--left == 0)
                {
                    effect.Answer(EffectOutcome.Value(WorkflowValue.Null));
                }
            }));
        }
    }

    private static WorkflowProgram Program(string source) => WorkflowProgram.Compile(
        WorkflowParser.ParseNode(new JsonDocumentReader().Read(new SourceText(source)).Root.ShouldNotBeNull()).Workflow.ShouldNotBeNull());

    /// <summary>One of the runs.</summary>
    internal sealed class Member(
        AdmissionRun run,
        WorkflowArtifact artifact,
        WorkflowProgram program,
        SimulatedExecutions executions,
        EngineEnvironment environment,
        Func<HttpRequest, int?>? refuse) : IHostedCallHandler, ISimulatedExecution
    {
        private ChildExecution? _child;
        private SimulatedCloud? _cloud;
        private bool _isCancelled;

        public string Id => run.Id;

        public DateTimeOffset CreateTime { get; } = Epoch.AddTicks(run.Start * 10);

        public IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
        {
            ["owner"] = "test",
            [AdmissionKey.LabelName] = run.HasWrongLabel ? "other" : AdmissionKey.LabelOf(run.Key),
        };

        public List<RunEvent> Events { get; } = [];

        public Execution? Execution => _child?.Engine.Execution;

        public AdmissionOutcome Outcome
        {
            get
            {
                var state = _isCancelled ? "cancelled" : Execution?.State switch
                {
                    ExecutionState.Succeeded => "succeeded",
                    ExecutionState.Failed when IsRefusal(Execution.Error) => "refused",
                    var other => $"{other} {Execution?.Error?.Context}",
                };
                var admitted = Events.Find(e => e.Kind == RunEventKind.RunAdmitted)?.Time;
                return new AdmissionOutcome(run.Id, state, Seconds(admitted), Seconds(Execution?.EndTime));
            }
        }

        public void Start(HostLoop loop, Action ended)
        {
            var options = new EngineOptions
            {
                Environment = environment with { ExecutionId = run.Id },
                CallContexts = new JobContextSource(artifact.Pipeline),
            };
            var argument = WorkflowValue.FromJson(run.Key.Length == 0 ? "null" : $$"""{"inputs": {"taxi": "{{run.Key}}"} }""");
            var engine = new WorkflowEngine(program, argument, options, new RunTracer(artifact, Events.Add));
            _cloud = new SimulatedCloud(
                artifact.Pipeline,
                SimulatedPlatform.Of(environment, null, run.Id),
                new SimulationScript(
                    SimulatedJob.Default with { DurationSeconds = run.Seconds / 4 },
                    new Dictionary<string, Aef.Documents.Collections.EquatableList<SimulatedJob>>()));
            _child = new ChildExecution(engine, this, loop);
            _child.WhenEnded(ended);
            _child.Run();
        }

        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call)
            {
                var refused = call.Http is { } request && call.Context is null ? refuse?.Invoke(request) : null;
                effect.Answer(
                    refused is { } code ? new CallReply(EffectOutcome.FromHttpResponse(code, WorkflowValue.EmptyMap, "no"), TimeSpan.Zero)
                    : executions.Handle(call, effect.Loop.Now) is { } outcome ? new CallReply(outcome, TimeSpan.Zero)
                    : _cloud!.Handle(call, effect.Loop.Now)); // it has started
            }
        }

        public string StateAt(DateTimeOffset now) => _isCancelled ? "CANCELLED" : Execution?.State switch
        {
            null or ExecutionState.Active => "ACTIVE",
            ExecutionState.Succeeded => "SUCCEEDED",
            _ => "FAILED",
        };

        public void Cancel(DateTimeOffset now)
        {
            _isCancelled = true;
            _child.ShouldNotBeNull("only runs that have started are cancelled").Cancel();
        }

        private static bool IsRefusal(ExecutionError? error) => error?.Value["tags"].ToJson() == """["AdmissionError"]""";

        private static double Seconds(DateTimeOffset? time) => time is { } known ? (known - Epoch).TotalSeconds : -1;
    }
}
