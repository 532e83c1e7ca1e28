using Aef.Core.Semantics.Binding;
using Aef.Tests.Support;

namespace Aef.Tests.Semantics;

/// <summary>Every key of a step wins over the same key of the defaults, and is filled in by it.</summary>
public sealed class DefaultsTests
{
    private const string Executor = "executor: dataform-tag-executor";

    /// <summary>A key with two values, and what the bound step shows of it.</summary>
    public static TheoryData<string, string, string, string> Keys => new()
    {
        { "executor", "e", "f", nameof(BoundStep.Function) },
        { "function_id_name", "e", "f", nameof(BoundStep.Function) },
        { "function_name", "e", "f", nameof(BoundStep.Function) },
        { "workflows_name", "e", "f", nameof(BoundStep.WorkflowName) },
        { "composer_step", "e", "f", nameof(BoundStep.Function) },
        { "type", "async", "sync", nameof(BoundStep.Type) },
        { "function_status_name", "s", "t", nameof(BoundStep.StatusFunction) },
        { "wait_time_seconds", "5", "7", nameof(BoundStep.WaitSeconds) },
        { "wait_multiplier", "1.5", "2", nameof(BoundStep.WaitMultiplier) },
        { "max_wait_time_seconds", "50", "70", nameof(BoundStep.MaxWaitSeconds) },
        { "async_timeout_loop_in_minutes", "5", "7", nameof(BoundStep.LimitSeconds) },
        { "timeout_seconds", "5", "7", nameof(BoundStep.CallTimeoutSeconds) },
        { "continue_if_fail", "true", "false", nameof(BoundStep.ContinueIfFail) },
        { "retry", "{max_attempts: 5}", "{max_attempts: 7}", nameof(BoundStep.Retry) },
        { "step_properties", "{a: 5}", "{a: 7}", nameof(BoundStep.StepProperties) },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_of_the_step_wins_over_the_defaults_and_is_filled_in_by_them(string key, string one, string other, string property)
    {
        foreach (var (own, defaults) in new[] { (one, other), (other, one) })
        {
            var alone = Bind($"{key}: {own}", defaults: null, property);
            alone.ShouldNotBe(Bind($"{key}: {defaults}", defaults: null, property), "the two values make no difference");

            Bind($"{key}: {own}", $"{key}: {defaults}", property).ShouldBe(alone, "the step wins");
            Bind(string.Empty, $"{key}: {own}", property).ShouldBe(alone, "the defaults fill in");
        }
    }

    private static object? Bind(string own, string? defaults, string property)
    {
        var names = (own + defaults).Contains("executor:", StringComparison.Ordinal)
            || new[] { "function_id_name:", "function_name:", "workflows_name:", "composer_step:" }.Any((own + defaults).Contains);
        var step = string.Join(", ", new[] { "job_id: A", "job_name: a", own }.Where(t => t.Length > 0));
        var head = string.Join(", ", new[] { names ? null : Executor, defaults }.Where(t => t is not null));
        var bound = Definitions.Bound($"defaults: {{{head}}}\nlevels:\n- [{{{step}}}]\n").Steps.Single();
        return typeof(BoundStep).GetProperty(property).ShouldNotBeNull().GetValue(bound)?.ToString();
    }
}
