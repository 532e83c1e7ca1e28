using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>
/// Runs one execution of a program. The engine has no clock, no randomness and no environment: the host sets the time with
/// <see cref="Advance"/>, passes results of calls to <see cref="Complete"/>, and reads what the engine waits for from
/// <see cref="TryTakeEffect"/>. The same program, argument, seed and answers always have the same result. Not safe for use by more than one
/// thread at a time.
/// </summary>
public sealed partial class WorkflowEngine
{
    private readonly WorkflowProgram _program;
    private readonly FiberScheduler _scheduler;
    private readonly Queue<WorkflowEffect> _effects = new();
    private readonly Dictionary<long, (Fiber Fiber, WorkflowEffect Effect)> _waiting = [];
    private readonly Fiber _main;
    private readonly ExecutionListener? _assignments;
    private long _lastEffectId;
    private long _routineCalls;
    private Execution? _ended;

    /// <summary>Creates an engine at the start of an execution.</summary>
    public WorkflowEngine(
        WorkflowProgram program,
        WorkflowValue argument,
        EngineOptions? options = null,
        ExecutionListener? listener = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        Argument = argument.Shared();
        Options = options ?? EngineOptions.Default;
        Listener = listener;
        _assignments = listener is { ReceivesAssignments: true } ? listener : null;
        Ids = new SeededIds(Options.Seed);
        ExecutionId = Options.Environment.ExecutionId ?? Ids.NextUuid();
        _scheduler = new FiberScheduler(Options.Limits.MaxConcurrentFibers);
        _main = new Fiber(this, 0, null, 0);
    }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; }

    /// <summary>The options.</summary>
    public EngineOptions Options { get; }

    /// <summary>The listener; null without one.</summary>
    public ExecutionListener? Listener { get; }

    /// <summary>The id of the execution.</summary>
    public string ExecutionId { get; }

    /// <summary>When the execution started; the smallest time before the first <see cref="Advance"/>.</summary>
    public DateTimeOffset StartTime { get; private set; }

    /// <summary>The time of the last <see cref="Advance"/>.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>True when the execution has ended.</summary>
    public bool HasEnded => _ended is not null;

    /// <summary>The execution: its result when it has ended, otherwise its current state.</summary>
    public Execution Execution => _ended ?? Describe(ExecutionState.Active, WorkflowValue.Null, null);

    /// <summary>The number of executed steps so far, as the service counts them.</summary>
    public long StepsExecuted { get; private set; }

    /// <summary>The peak size of all variables together so far, in bytes.</summary>
    public long PeakMemoryBytes { get; private set; }

    internal SeededIds Ids { get; }

    /// <summary>Runs until every fiber waits or the execution has ended. The engine's clock never goes back.</summary>
    public void Advance(DateTimeOffset now)
    {
        if (HasEnded)
        {
            return;
        }

        Now = now > Now ? now : Now;
        if (_main.Top is null)
        {
            Start();
        }

        if (Options.Limits.MaxDuration is { } longest && Now - StartTime > longest)
        {
            Fail(_main, Fault.From(WorkflowErrorException.Resource($"the execution took longer than {longest.TotalDays} days")));
        }

        while (!HasEnded && _scheduler.TryDequeue(out var fiber))
        {
            Run(fiber);
        }
    }

    /// <summary>Returns the next effect that was not yet taken.</summary>
    public bool TryTakeEffect([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WorkflowEffect? effect) =>
        _effects.TryDequeue(out effect);

    /// <summary>
    /// Answers an effect; its fiber continues at the next <see cref="Advance"/>. Answers to effects without a waiting fiber are ignored.
    /// </summary>
    public void Complete(long effectId, EffectOutcome outcome)
    {
        if (HasEnded || !_waiting.Remove(effectId, out var wait))
        {
            return;
        }

        var content = outcome.Content.Shared();
        var fault = outcome.IsFailure ? new Fault(content, isUncatchable: false, isRaised: false) { Causes = [effectId] } : null;
        if (wait.Effect is CallEffect && content.Size > Options.Limits.MaxResponseBytes)
        {
            fault = Fault.From(
                WorkflowErrorException.Resource(
                    $"the response is larger than {Options.Limits.MaxResponseBytes} bytes",
                    "ResponseSizeLimitExceededError"))
                .Because([effectId]);
        }

        wait.Fiber.EndWait(content, fault, (wait.Effect, outcome));
        _scheduler.Enqueue(wait.Fiber);
    }

    /// <summary>Cancels the execution.</summary>
    public void Cancel()
    {
        if (!HasEnded)
        {
            var error = new ExecutionError("cancelled", "\"cancelled\"", "The execution was cancelled.", []);
            End(ExecutionState.Cancelled, WorkflowValue.Null, error);
        }
    }

    private void Start()
    {
        StartTime = Now;
        var main = _program.Main;
        _main.Top = new Frame(_main, main, main.Layout, 0);
        WorkflowValue[] arguments = main.Parameters.Length == 0
            ? []
            : [Argument.IsNull && main.Defaults[0] is { } otherwise ? otherwise.Evaluate(_main.Top) : Argument];
        _scheduler.Enqueue(_main);
        try
        {
            if (Argument.Size > Options.Limits.MaxArgumentBytes)
            {
                throw WorkflowErrorException.Resource($"the argument is larger than {Options.Limits.MaxArgumentBytes} bytes");
            }

            BeginRoutine(_main.Top, arguments);
        }
        catch (WorkflowErrorException e)
        {
            Fail(_main, Fault.From(e));
        }
    }

    private void End(ExecutionState state, WorkflowValue result, ExecutionError? error)
    {
        _effects.Clear();
        _waiting.Clear();
        _ended = Describe(state, result, error);
        Listener?.Ended(Now, _ended);
    }

    private Execution Describe(ExecutionState state, WorkflowValue result, ExecutionError? error)
    {
        return new Execution(ExecutionId, state, StartTime, state == ExecutionState.Active ? null : Now, Argument, result, error)
        {
            StepsExecuted = StepsExecuted,
            PeakMemoryBytes = PeakMemoryBytes,
        };
    }
}
