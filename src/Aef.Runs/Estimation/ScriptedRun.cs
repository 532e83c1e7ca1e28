using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Estimation;

/// <summary>A run of a compiled pipeline without limits, to count its steps.</summary>
internal sealed class ScriptedRun : ICallHandler, ICallbackHandler
{
    /// <summary>A run that executes more steps is treated as endless.</summary>
    private const int MostSteps = 20_000_000;

    private const int MostShown = 300;

    private readonly LocalRunAssembly _assembly;

    private ScriptedRun(WorkflowArtifact artifact, MeasureRequest request, SimulationScript script)
    {
        var run = new LocalRunRequest(artifact) { Argument = request.Argument, Parameters = request.Parameters, Script = script };
        var limits = EngineLimits.None with { MaxConcurrentFibers = EngineLimits.Default.MaxConcurrentFibers, MaxSteps = MostSteps };
        var options = new EngineOptions
        {
            Environment = LocalRunAssembly.EnvironmentOf(artifact.Name, request.Parameters),
            Limits = limits,
        };
        _assembly = new LocalRunAssembly(run, options, WorkflowProgram.Compile(artifact.Workflow));
        Execution = VirtualTimeHost.Run(_assembly.Engine, this, run.Start);
    }

    public Execution Execution { get; }

    public long ExternalCalls { get; private set; }

    /// <summary>The calls of Secret Manager.</summary>
    public long SecretReads { get; private set; }

    /// <summary>The message of the error with which the run failed; null when it succeeded or was abandoned.</summary>
    public string? Failure => HasEnd && Execution.Error is { } error
        ? TerminalText.Cut(error.Value["message"].TryGetString(out var message) ? message : error.Value.ToString(), MostShown)
        : null;

    /// <summary>False when the run was abandoned.</summary>
    public bool HasEnd => Execution.StepsExecuted <= MostSteps;

    public static ScriptedRun Of(WorkflowArtifact artifact, MeasureRequest request, SimulationScript script) =>
        new(artifact, request, script);

    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        SecretReads += SecretManager.IsRead(call) ? 1 : 0;
        ExternalCalls += call.Http is { } http && !GoogleHosts.Contains(http.Url) ? 1 : 0;
        return _assembly.Calls.Handle(call, now);
    }

    /// <inheritdoc/>
    /// <remarks>A wait for a callback is an external step.</remarks>
    public CallReply? Await(CallbackEffect callback, DateTimeOffset now)
    {
        ExternalCalls++;
        return (_assembly.Calls as ICallbackHandler)?.Await(callback, now);
    }
}
