using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// The body of a step. Bodies also appear without a name under <c>try</c>, <c>except</c> and the entries of a <c>switch</c>.
/// </summary>
public abstract record StepBody : SyntaxNode
{
    /// <summary>The <c>next</c> of the step, or null.</summary>
    public JumpSyntax? Next { get; init; }
}

/// <summary><c>assign</c>: sets variables, in order.</summary>
public sealed record AssignBody(EquatableList<AssignmentSyntax> Assignments) : StepBody;

/// <summary>
/// <c>call</c>: a subworkflow, a library function or a connector method. <paramref name="Args"/> is a <see cref="MapValue"/> (by name),
/// a <see cref="ListValue"/> (by position), an expression, or null.
/// </summary>
public sealed record CallBody(string Callee, ValueSyntax? Args = null, string? Result = null) : StepBody;

/// <summary>
/// <c>switch</c>: runs the first entry whose condition holds; otherwise continues at <see cref="StepBody.Next"/> or the following step.
/// </summary>
public sealed record SwitchBody(EquatableList<SwitchEntrySyntax> Entries) : StepBody;

/// <summary><c>for</c>: a sequential loop.</summary>
public sealed record ForBody(LoopSyntax Loop) : StepBody;

/// <summary>
/// <c>parallel</c> over branches (then <paramref name="Loop"/> is null) or over a loop (then <paramref name="Branches"/> is empty).
/// </summary>
public sealed record ParallelBody(EquatableList<BranchSyntax> Branches, LoopSyntax? Loop = null) : StepBody
{
    /// <summary>Variables of the enclosing scope that branches may set.</summary>
    public EquatableList<string> Shared { get; init; } = [];

    /// <summary>How many branches or rounds may run at once; null means as many as the service allows.</summary>
    public ValueSyntax? ConcurrencyLimit { get; init; }

    /// <summary><c>continueAll</c> or null; there is no other policy.</summary>
    public string? ExceptionPolicy { get; init; }
}

/// <summary>
/// <c>try</c> with <c>retry</c> and <c>except</c>. <paramref name="Body"/> is a <see cref="StepsBody"/> or a single unnamed body.
/// </summary>
public sealed record TryBody(StepBody Body, RetrySyntax? Retry = null, ExceptSyntax? Except = null) : StepBody;

/// <summary><c>raise</c>: fails with a value.</summary>
public sealed record RaiseBody(ValueSyntax Value) : StepBody;

/// <summary><c>return</c>: ends the routine with a value.</summary>
public sealed record ReturnBody(ValueSyntax Value) : StepBody;

/// <summary><c>steps</c>: a group of steps, without a scope of its own.</summary>
public sealed record StepsBody(EquatableList<StepSyntax> Steps) : StepBody;

/// <summary>A body with <c>next</c> only.</summary>
public sealed record JumpBody : StepBody;
