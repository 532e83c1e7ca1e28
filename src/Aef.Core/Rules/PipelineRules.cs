namespace Aef.Core.Rules;

/// <summary>Every rule, in the order of their codes.</summary>
internal static class PipelineRules
{
    public static IReadOnlyList<IPipelineRule> All { get; } =
    [
    ];
}
