using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// The inputs without whose values <c>concurrency.key</c> cannot be computed: those that are its whole value, or a whole expression in its
/// text. Any other expression, such as <c>default(inputs.region, "eu")</c>, may have a value without them.
/// </summary>
internal static class AdmissionKeyInputs
{
    /// <summary>The inputs, each once.</summary>
    public static IEnumerable<PipelineInput> In(BoundPipeline pipeline) => pipeline.ConcurrencyKey switch
    {
        BoundText text => text.Parts.Select(InputOf).OfType<PipelineInput>().Distinct(),
        { } key when InputOf(key) is { } input => [input],
        _ => [],
    };

    private static PipelineInput? InputOf(BoundValue value) =>
        value is BoundExpression { Names: [{ Symbol: InputSymbol symbol, Syntax: var syntax }] } expression
            && ReferenceEquals(expression.Syntax, syntax)
                ? symbol.Input
                : null;
}
