using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Expressions;

/// <summary>What a name in an expression refers to.</summary>
public abstract record ExpressionSymbol;

/// <summary><c>inputs.NAME</c>: an input of the pipeline.</summary>
public sealed record InputSymbol(PipelineInput Input) : ExpressionSymbol;

/// <summary><c>inputs</c> without a name: the map of all inputs.</summary>
public sealed record AllInputsSymbol : ExpressionSymbol;

/// <summary><c>variables.NAME</c>: a variable of the pipeline.</summary>
public sealed record VariableSymbol(string Name) : ExpressionSymbol
{
    /// <summary>True for a variable whose value reads a secret: it has no value before an attempt of a step reads it.</summary>
    public bool IsSecret => MostReads > 0;

    /// <summary>The most secrets and variables with secrets that its value reads, each of them counted once.</summary>
    internal int MostReads { get; init; }

    /// <summary>True for the same variable; what is known of its value does not matter.</summary>
    public bool Equals(VariableSymbol? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}

/// <summary><c>steps.JOB_ID.status</c>: <c>succeeded</c>, <c>failed</c> or <c>skipped</c>.</summary>
public sealed record StepStatusSymbol(string JobId) : ExpressionSymbol
{
    /// <summary>True inside the <c>for_each</c> thread of the step: the status for the same item.</summary>
    public bool IsOfItem { get; init; }
}

/// <summary><c>steps.JOB_ID.output</c>: the output of a step; null if the step failed or was skipped.</summary>
public sealed record StepOutputSymbol(string JobId) : ExpressionSymbol
{
    /// <summary>True inside the <c>for_each</c> thread of the step: the output for the same item.</summary>
    public bool IsOfItem { get; init; }
}

/// <summary><c>run.NAME</c>: a value of the run, such as <c>run.start_date</c>.</summary>
public sealed record RunSymbol(string Member) : ExpressionSymbol;

/// <summary><c>platform.KEY</c>: a platform parameter.</summary>
public sealed record PlatformSymbol(string Key) : ExpressionSymbol;
