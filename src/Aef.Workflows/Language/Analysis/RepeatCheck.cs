using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// Finds calls by POST or PATCH under a retry policy that repeats them although they may have been processed: after an answer of 502 or
/// 504, a broken connection or a timeout. <c>http.default_retry_non_idempotent</c> does not; custom predicates and policies are not
/// checked.
/// </summary>
internal static class RepeatCheck
{
    private static readonly string[] Keys =
        ["idempotency-key", "x-idempotency-key", "x-request-id", "x-goog-request-id", "requestid", "request_id", "idempotencykey"];

    private const string CancelMethod = ":cancel";

    public static void Check(StepBody body, DiagnosticBag diagnostics)
    {
        if (body is not TryBody { Retry: { } retry } attempt || Policy(retry) is not { } policy)
        {
            return;
        }

        foreach (var call in CallsIn(attempt.Body))
        {
            if (MethodOf(call) is { } method && !HasKey(call.Args) && !Cancels(call.Args))
            {
                diagnostics.Add(HintDiagnostics.RepeatsNotIdempotent.At(call.Location, method, policy));
            }
        }
    }

    // A try inside with a policy of its own is checked separately.
    private static IEnumerable<CallBody> CallsIn(StepBody body)
    {
        var inside = SyntaxChildren.BodiesOf(body).Concat(SyntaxChildren.StepListsOf(body).SelectMany(l => l).Select(s => s.Body));
        return body switch
        {
            CallBody call => [call],
            TryBody { Retry: not null } => [],
            _ => inside.SelectMany(CallsIn),
        };
    }

    /// <summary>The name of what makes the policy repeat such calls; null when it does not or when that is unknown.</summary>
    private static string? Policy(RetrySyntax retry)
    {
        if (retry.MaxRetries is LiteralValue { Scalar: { ScalarKind: ScalarKind.Integer, IntegerValue: 0 } })
        {
            return null;
        }

        return Name(retry.Policy ?? retry.Predicate) switch
        {
            "http.default_retry" or "http.default_retry_predicate" or "retry.always" => Name(retry.Policy ?? retry.Predicate),
            null when retry.Policy is null && retry.Predicate is null => "a policy without a predicate",
            _ => null,
        };
    }

    private static string? Name(ValueSyntax? value) =>
        value is ExpressionValue { Expression: MemberExpression { Target: NameExpression module } member }
            ? $"{module.Name}.{member.Member}"
            : null;

    private static string? MethodOf(CallBody call) => call.Callee switch
    {
        "http.post" => "POST",
        "http.patch" => "PATCH",
        "http.request" when (call.Args as MapValue)?["method"] is LiteralValue { Scalar.Text: var method }
            && method.ToUpperInvariant() is "POST" or "PATCH" => method.ToUpperInvariant(),
        _ => null,
    };

    /// <summary>True for a Google API's method to cancel something: a second cancellation has no effect.</summary>
    private static bool Cancels(ValueSyntax? args) => (args as MapValue)?["url"] switch
    {
        LiteralValue { Scalar.Text: var url } => url.EndsWith(CancelMethod, StringComparison.Ordinal),
        ExpressionValue { Expression: BinaryExpression { Operator: BinaryOperator.Add, Right: LiteralExpression { Value.Text: var end } } } =>
            end.EndsWith(CancelMethod, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>True when the request has an idempotency key; a computed key may be one.</summary>
    private static bool HasKey(ValueSyntax? value) => value switch
    {
        MapValue { HasComputedKeys: true } => true,
        MapValue map => map.Entries.Any(e => Keys.Contains(e.Key, StringComparer.OrdinalIgnoreCase) || HasKey(e.Value)),
        _ => false,
    };
}
