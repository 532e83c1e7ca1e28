using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Expressions;

/// <summary>The names that expressions at one location of a definition can use.</summary>
/// <param name="Inputs">The inputs by name.</param>
/// <param name="Variables">The variables that have a value there, with their types.</param>
/// <param name="Steps">The JOB_IDs of all steps.</param>
/// <param name="HasEnded">True for a step that is certain to have ended there; null where every step has, or where that is not
/// known.</param>
internal sealed record ExpressionNames(
    IReadOnlyDictionary<string, PipelineInput> Inputs,
    IReadOnlyDictionary<string, ExpressionType> Variables,
    IReadOnlyCollection<string> Steps,
    Func<string, bool>? HasEnded)
{
    /// <summary>The variables that are set later, in an expression of a variable; null elsewhere.</summary>
    public IReadOnlyCollection<string>? LaterVariables { get; init; }

    /// <summary>True where the levels have ended, so that <c>run.state</c>, <c>run.failed</c> and <c>run.error</c> are known.</summary>
    public bool KnowsOutcome { get; init; }

    /// <summary>The type of <c>item</c>; null outside of a <c>for_each</c> thread.</summary>
    public ExpressionType? Item { get; init; }

    /// <summary>True for a step of the <c>for_each</c> thread in which the expression is.</summary>
    public Func<string, bool>? IsOfItem { get; init; }

    /// <summary>True for a step of any <c>for_each</c> thread.</summary>
    public Func<string, bool>? HasItems { get; init; }

    /// <summary>The location of the expression, as messages name it, if it may not read secrets; null where it may.</summary>
    public string? PlaceWithoutSecrets { get; init; } = "this expression";

    /// <summary>The variables whose values read secrets, each with the name of a secret that it reads.</summary>
    public IReadOnlyDictionary<string, SecretVariable> SecretVariables { get; init; } = new Dictionary<string, SecretVariable>();

    /// <summary>The names in an executor entry; null in a definition.</summary>
    public EntryNames? Entry { get; init; }

    /// <summary>The type of the values of a symbol.</summary>
    public ExpressionType TypeOf(ExpressionSymbol symbol) => symbol switch
    {
        InputSymbol { Input.IsSecret: true } => ExpressionType.String,
        InputSymbol input => ExpressionTypes.Of(input.Input.Type ?? InputType.String),
        VariableSymbol variable => Variables.GetValueOrDefault(variable.Name),
        StepStatusSymbol or PlatformSymbol or SecretSymbol => ExpressionType.String,
        RunSymbol { Member: RunOutcome.Failed } => ExpressionType.List,
        RunSymbol { Member: RunOutcome.Error } => ExpressionType.Unknown,
        RunSymbol { Member: "attempt" } => ExpressionType.Integer,
        RunSymbol => ExpressionType.String,
        AllInputsSymbol => ExpressionType.Map,
        ItemSymbol => Item ?? ExpressionType.Unknown,
        IndexSymbol => ExpressionType.Integer,
        StepOutputSymbol { IsOfItem: false } output when HasItems?.Invoke(output.JobId) == true => ExpressionType.List,
        EntrySymbol { Root: "parameters", Member: { } member } => Entry!.Parameters.GetValueOrDefault(member), // only entries have it
        EntrySymbol { Root: "job", Member: "attempt" } => ExpressionType.Integer,
        EntrySymbol { Root: "job", Member: EntryNames.CallbackUrl } => ExpressionType.Unknown,
        EntrySymbol { Root: "job" or "run" } => ExpressionType.String,
        _ => ExpressionType.Unknown,
    };
}
