using Aef.Tests.Parameters;
using Aef.Tests.Support;

namespace Aef.Tests.Callbacks;

/// <summary>Where <c>wait_for</c> is allowed.</summary>
public sealed class CallbackRuleTests
{
    [Theory]
    [InlineData("executor: caller, wait_for: callback", "")]
    [InlineData("executor: caller, wait_for: CALLBACK", "")]
    [InlineData("executor: feeder, wait_for: polling", "")]
    [InlineData("type: sync, executor: caller, wait_for: callback", "2:59 AEF3042")]
    [InlineData("type: sync, executor: caller, wait_for: polling", "2:59 AEF3042")]
    [InlineData("executor: feeder, wait_for: callback", "2:47 AEF3043")]
    [InlineData("workflows_name: child, wait_for: callback", "2:52 AEF3043")]
    [InlineData("function_id_name: mine, wait_for: callback", "2:47 AEF4002, 2:53 AEF3043")]
    [InlineData("executor: caller, wait_for: webhook", "2:57 AEF1055")]
    [InlineData("executor: caller, wait_for: callback, step_properties: {callback_url: x}", "2:67 AEF4120")]
    [InlineData("executor: caller, step_properties: {callback_url: x}", "")]
    public void Problems_are_reported_at_their_location(string keys, string expected) =>
        Definitions.Diagnostics(Feeds.Check($"levels:\n- [{{job_id: A, job_name: a, {keys}}}]").Diagnostics)
            .ShouldBe(expected);

    [Fact]
    public void A_value_of_the_defaults_applies_to_the_steps_that_can_have_it_and_is_reported_once_for_each_executor() =>
        Definitions.Diagnostics(
            Feeds.Check("""
                defaults: {wait_for: callback}
                levels:
                - - {job_id: A, job_name: a, executor: caller}
                  - {job_id: B, job_name: b, executor: feeder}
                  - {job_id: C, job_name: c, executor: feeder}
                  - {job_id: D, job_name: d, type: sync, executor: feeder}
                """).Diagnostics).ShouldBe("1:12 AEF3043, 1:12 AEF3054");
}
