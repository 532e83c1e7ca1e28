using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Estimation;

/// <summary>A run of a compiled pipeline without limits, to count what it does.</summary>
internal sealed class ScriptedRun : ICallHandler
{
    /// <summary>A run that executes more is taken for one without an end.</summary>
    private const int MostSteps = 20_000_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SimulatedCloud _cloud;

    private ScriptedRun(WorkflowArtifact artifact, MeasureRequest request, SimulationScript script)
    {
        var environment = new EngineEnvironment { WorkflowId = artifact.Name };
        environment = environment with
        {
            ProjectId = request.Parameters?.ProjectId ?? environment.ProjectId,
            Location = request.Parameters?.Region ?? environment.Location,
        };
        var options = new EngineOptions { Environment = environment, Limits = EngineLimits.None with { MaxConcurrentFibers = EngineLimits.Default.MaxConcurrentFibers, MaxSteps = MostSteps }, CallContexts = new JobContextSource(artifact.Pipeline) };
        var engine = new WorkflowEngine(WorkflowProgram.Compile(artifact.Workflow), request.Argument, options);
        _cloud = new SimulatedCloud(artifact.Pipeline, SimulatedPlatform.Of(environment, request.Parameters, engine.ExecutionId), script);
        Execution = VirtualTimeHost.Run(engine, this, Start);
    }

    public Execution Execution { get; }

    public long ExternalCalls { get; private set; }

    /// <summary>False when the run was given up.</summary>
    public bool HasEnd => Execution.StepsExecuted <= MostSteps;

    public static ScriptedRun Of(WorkflowArtifact artifact, MeasureRequest request, SimulationScript script) => new(artifact, request, script);

    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        ExternalCalls += call.Http is { } http && !GoogleHosts.Contains(http.Url) ? 1 : 0;
        return _cloud.Handle(call, now);
    }
}
