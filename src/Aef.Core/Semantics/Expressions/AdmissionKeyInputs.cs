using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// The inputs without whose values <c>concurrency.key</c> cannot be computed: those that are its whole value, or a whole expression in its
/// text. Any other expression, such as <c>default(inputs.region, "eu")</c>, may have a value without them.
/// </summary>
internal static class AdmissionKeyInputs
{
    /// <summary>The inputs, each once; none without a key.</summary>
    public static IEnumerable<PipelineInput> In(BoundValue? key) => key switch
    {
        BoundText text => text.Parts.Select(InputOf).OfType<PipelineInput>().Distinct(),
        { } whole when InputOf(whole) is { } input => [input],
        _ => [],
    };

    private static PipelineInput? InputOf(BoundValue value) =>
        value is BoundExpression { Names: [{ Symbol: InputSymbol symbol, Syntax: var syntax }] } expression
            && ReferenceEquals(expression.Syntax, syntax)
                ? symbol.Input
                : null;
}
