using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Estimation;

/// <summary>A run of a compiled pipeline without limits, to count its steps. Levels with lanes run in them.</summary>
internal sealed class ScriptedRun : ICallHandler, ICallbackHandler
{
    /// <summary>A run that executes more steps is treated as endless.</summary>
    private const int MostSteps = 20_000_000;

    private const int MostShown = 300;

    private ICallHandler? _calls;

    private ScriptedRun(WorkflowArtifact artifact, MeasureRequest request, SimulationScript script)
    {
        var run = new LocalRunRequest(artifact)
        {
            Argument = request.Argument,
            Parameters = request.Parameters,
            Script = script,
            Mocks = request.Mocks,
            Secrets = request.Secrets,
        };
        var limits = EngineLimits.None with { MaxConcurrentFibers = EngineLimits.Default.MaxConcurrentFibers, MaxSteps = MostSteps };
        var options = new EngineOptions
        {
            Environment = LocalRunAssembly.EnvironmentOf(artifact.Name, request.Parameters),
            Limits = limits,
        };
        var watch = new RunWatch(Count);
        var assembly = new LocalRunAssembly(run, options, WorkflowProgram.Compile(artifact.Workflow), watch);
        Execution = VirtualTimeHost.Run(assembly.Engine, assembly.Calls, run.Start);
        Failures = assembly.Failures;
        Jobs = watch.Jobs;
        Items = watch.Items;
        var elsewhere = watch.Executions.SelectMany(e => e.Jobs).ToHashSet(StringComparer.Ordinal);
        Executions =
        [
            new WatchedExecution(
                artifact.Name,
                Execution.StepsExecuted,
                Execution.PeakMemoryBytes,
                [.. Jobs.Where(j => !elsewhere.Contains(j))]),
            .. watch.Executions,
        ];
    }

    /// <summary>The execution of the workflow with the name of the pipeline.</summary>
    public Execution Execution { get; }

    /// <summary>All executions: the one of the pipeline, and those of lanes and parts.</summary>
    public IReadOnlyList<WatchedExecution> Executions { get; }

    /// <summary>The JOB_IDs of the jobs that were run, with the index of an item, in the order of their starts.</summary>
    public IReadOnlyList<string> Jobs { get; }

    /// <summary>The number of items of each <c>for_each</c> thread that had some, by the JOB_ID of its first step.</summary>
    public IReadOnlyDictionary<string, int> Items { get; }

    /// <summary>The steps of all executions.</summary>
    public long Steps => Executions.Sum(e => e.Steps);

    public long ExternalCalls { get; private set; }

    /// <summary>How many calls to hosts outside of Google have polled each job, by its JOB_ID with the index of an item.</summary>
    public Dictionary<string, int> ExternalPolls { get; } = new(StringComparer.Ordinal);

    /// <summary>The failures of steps, also those after which the run continued.</summary>
    public IReadOnlyList<StepFailure> Failures { get; }

    /// <summary>The calls of Secret Manager.</summary>
    public long SecretReads { get; private set; }

    /// <summary>The message of the error with which the run failed; null when it succeeded or was abandoned.</summary>
    public string? Failure => HasEnd && Execution.Error is { } error
        ? TerminalText.Cut(error.Value["message"].TryGetString(out var message) ? message : error.Value.ToString(), MostShown)
        : null;

    /// <summary>False when the run was abandoned.</summary>
    public bool HasEnd => Executions.All(e => e.Steps <= MostSteps);

    public static ScriptedRun Of(WorkflowArtifact artifact, MeasureRequest request, SimulationScript script) =>
        new(artifact, request, script);

    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        SecretReads += SecretManager.IsRead(call) ? 1 : 0;
        if (call.Http is { } http && !GoogleHosts.Contains(http.Url))
        {
            ExternalCalls++;
            if (call.Context is JobContext { Action: ConnectorActions.Status } job)
            {
                ExternalPolls[job.Id] = ExternalPolls.GetValueOrDefault(job.Id) + 1;
            }
        }

        return (_calls ?? throw new InvalidOperationException("The run has no calls.")).Handle(call, now);
    }

    /// <inheritdoc/>
    /// <remarks>A wait for a callback is an external step.</remarks>
    public CallReply? Await(CallbackEffect callback, DateTimeOffset now)
    {
        ExternalCalls++;
        return (_calls as ICallbackHandler)?.Await(callback, now);
    }

    private ScriptedRun Count(ICallHandler calls)
    {
        _calls = calls;
        return this;
    }
}
