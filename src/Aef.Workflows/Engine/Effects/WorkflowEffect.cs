namespace Aef.Workflows.Engine.Effects;

/// <summary>
/// Something that a fiber waits for and that only the environment can provide: time, or the answer to a call. The host reads effects from
/// <see cref="WorkflowEngine.TryTakeEffect"/> and answers each with <see cref="WorkflowEngine.Complete"/>.
/// </summary>
/// <param name="Id">The number of the effect in its execution, counted from 1.</param>
/// <param name="FiberId">The fiber that waits.</param>
public abstract record WorkflowEffect(long Id, int FiberId);
