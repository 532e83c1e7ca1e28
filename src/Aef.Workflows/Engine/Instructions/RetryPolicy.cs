using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>
/// A retry policy, evaluated after a failed attempt. Omitted fields are those of <c>http.default_retry</c>; without a predicate every error
/// is retried.
/// </summary>
internal readonly record struct RetryPolicy(string Predicate, long MaxRetries, double InitialDelay, double MaxDelay, double Multiplier)
{
    public static RetryPolicy Read(RetryNodes nodes, Frame frame)
    {
        var policy = nodes.Policy?.Evaluate(frame) ?? default;
        if (nodes.Policy is not null && policy.Map is null)
        {
            throw WorkflowErrorException.Type($"a retry policy must be a map; got: {TypeNames.Of(policy)}");
        }

        var predicate = nodes.Predicate?.Evaluate(frame) ?? policy["predicate"];
        var maxRetries = nodes.MaxRetries?.Evaluate(frame) ?? policy["max_retries"];
        var backoff = nodes.Backoff?.Evaluate(frame) ?? policy["backoff"];
        return new RetryPolicy(
            PredicateName(predicate),
            maxRetries.IsNull ? RetryDefaults.MaxRetries : (long)Number(maxRetries, "max_retries"),
            Field(backoff, "initial_delay", RetryDefaults.InitialDelay),
            Field(backoff, "max_delay", RetryDefaults.MaxDelay),
            Field(backoff, "multiplier", RetryDefaults.Multiplier));
    }

    private static string PredicateName(in WorkflowValue predicate)
    {
        if (predicate.IsNull)
        {
            return "retry.always";
        }

        return predicate.FunctionName
            ?? throw WorkflowErrorException.Type($"the predicate of a retry policy must be a function; got: {TypeNames.Of(predicate)}");
    }

    private static double Field(in WorkflowValue backoff, string name, double otherwise)
    {
        var field = backoff[name];
        return field.IsNull ? otherwise : Number(field, name);
    }

    private static double Number(in WorkflowValue value, string name)
    {
        if (!value.TryGetNumber(out var number))
        {
            throw WorkflowErrorException.Type($"{name} of a retry policy must be a number; got: {TypeNames.Of(value)}");
        }

        return number >= 0 ? number : throw WorkflowErrorException.Value($"{name} of a retry policy must not be negative");
    }
}
