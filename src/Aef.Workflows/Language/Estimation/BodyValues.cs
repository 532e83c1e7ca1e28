using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>The values directly in a body or a retry policy, without those of inner bodies and steps.</summary>
internal static class BodyValues
{
    public static IEnumerable<ValueSyntax> Of(StepBody body) => body switch
    {
        AssignBody assign => assign.Assignments.SelectMany(a => Indexes(a.Target).Prepend(a.Value)),
        CallBody { Args: { } args } => [args],
        SwitchBody choice => choice.Entries.Select(e => e.Condition),
        ForBody loop => Of(loop.Loop),
        ParallelBody parallel => Given(parallel.ConcurrencyLimit).Concat(parallel.Loop is { } loop ? Of(loop) : []),
        RaiseBody raise => [raise.Value],
        ReturnBody returned => [returned.Value],
        _ => [],
    };

    public static IEnumerable<ValueSyntax> Of(RetrySyntax retry) =>
        Given(
            retry.Policy,
            retry.Predicate,
            retry.MaxRetries,
            retry.Backoff?.Policy,
            retry.Backoff?.InitialDelay,
            retry.Backoff?.MaxDelay,
            retry.Backoff?.Multiplier);

    private static IEnumerable<ValueSyntax> Of(LoopSyntax loop) => Given(loop.In, loop.Range);

    private static IEnumerable<ValueSyntax> Given(params ValueSyntax?[] values) => values.OfType<ValueSyntax>();

    private static IEnumerable<ValueSyntax> Indexes(ExpressionSyntax target) => target switch
    {
        MemberExpression member => Indexes(member.Target),
        IndexExpression index => Indexes(index.Target).Append(new ExpressionValue(index.Index, string.Empty)),
        _ => [],
    };
}
