namespace Aef.Workflows.Runtime;

/// <summary>Runs a program step by step.</summary>
public sealed class WorkflowEngine
{
    private readonly WorkflowProgram _program;

    /// <summary>Makes an engine at the start of an execution.</summary>
    public WorkflowEngine(WorkflowProgram program, WorkflowValue argument, EngineOptions? options = null, ExecutionListener? listener = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        Argument = argument;
        Options = options ?? EngineOptions.Default;
        Listener = listener;
    }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; }

    /// <summary>How the engine runs.</summary>
    public EngineOptions Options { get; }

    /// <summary>Who hears of what happens; null when nobody does.</summary>
    public ExecutionListener? Listener { get; }

    /// <summary>The execution: its end when it has ended, else its state so far.</summary>
    public Execution Execution => throw new NotSupportedException(_program.Syntax.ToString());

    /// <summary>Executed steps so far.</summary>
    public long StepsExecuted { get; }

    /// <summary>The most bytes that all variables together had so far.</summary>
    public long PeakMemoryBytes { get; }

    /// <summary>Runs until every strand waits or the execution has ended. The clock of the engine never goes back.</summary>
    public void Advance(DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>Gives the next effect that nobody has taken yet.</summary>
    public bool TryTakeEffect([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WorkflowEffect? effect) => throw new NotSupportedException();

    /// <summary>Answers an effect; its strand goes on at the next <see cref="Advance"/>. Answers to effects that nobody waits for are ignored.</summary>
    public void Complete(long effectId, EffectOutcome outcome) => throw new NotSupportedException();

    /// <summary>Ends the execution from outside.</summary>
    public void Cancel() => throw new NotSupportedException();
}
