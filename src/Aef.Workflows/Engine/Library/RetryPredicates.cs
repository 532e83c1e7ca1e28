using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>
/// The predicates of the library (https://cloud.google.com/workflows/docs/reference/stdlib/http/default_retry_predicate).
/// </summary>
internal static class RetryPredicates
{
    public static bool Test(string predicate, in WorkflowValue error) => predicate switch
    {
        "retry.always" => true,
        "retry.never" => false,
        "http.default_retry_predicate" =>
            HasCode(error, 429, 502, 503, 504) || HasTag(error, "ConnectionError", "ConnectionFailedError", "TimeoutError"),
        "http.default_retry_predicate_non_idempotent" => HasCode(error, 429, 503) || HasTag(error, "ConnectionFailedError"),
        _ => throw WorkflowErrorException.Type($"'{predicate}' is not a retry predicate"),
    };

    private static bool HasCode(in WorkflowValue error, params ReadOnlySpan<long> codes) =>
        error["code"].TryGetNumber(out var code) && codes.Contains((long)code);

    private static bool HasTag(in WorkflowValue error, params ReadOnlySpan<string> tags)
    {
        var given = error["tags"];
        foreach (var tag in tags)
        {
            if (given.List is not null && Logic.Contains(tag, given))
            {
                return true;
            }
        }

        return false;
    }
}
