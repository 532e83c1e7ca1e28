using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>The values directly in a body, including its retry policy, and the functions that it calls; for estimates.</summary>
public static class SyntaxValues
{
    /// <summary>The values.</summary>
    public static IEnumerable<ValueSyntax> Of(StepBody body) =>
        BodyValues.Of(body).Concat(body is TryBody { Retry: { } retry } ? BodyValues.Of(retry) : []);

    /// <summary>The functions that are called: by a call step, inside expressions, and by the predicate of a retry policy.</summary>
    public static IEnumerable<string> Calls(StepBody body)
    {
        var calls = Of(body).SelectMany(ExpressionCalls.In);
        return body switch
        {
            CallBody call => calls.Prepend(call.Callee),
            TryBody { Retry.Predicate: ExpressionValue { Expression: NameExpression predicate } } => calls.Append(predicate.Name),
            _ => calls,
        };
    }
}
