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
    /// <summary>The type of the values of a symbol.</summary>
    public ExpressionType TypeOf(ExpressionSymbol symbol) => symbol switch
    {
        InputSymbol input => ExpressionTypes.Of(input.Input.Type ?? InputType.String),
        VariableSymbol variable => Variables.GetValueOrDefault(variable.Name),
        StepStatusSymbol or PlatformSymbol => ExpressionType.String,
        RunSymbol { Member: "attempt" } => ExpressionType.Integer,
        RunSymbol => ExpressionType.String,
        AllInputsSymbol => ExpressionType.Map,
        _ => ExpressionType.Unknown,
    };
}
