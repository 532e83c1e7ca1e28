using Aef.Tests.Support;

namespace Aef.Tests.Parameters;

/// <summary>Where <c>with</c> is allowed, and what it may contain.</summary>
public sealed class WithRuleTests
{
    [Theory]
    [InlineData("executor: feeder, with: {a: x}", "")]
    [InlineData("executor: dataform-tag-executor, with: {tags: [a]}", "2:62 AEF4112")]
    [InlineData("function_id_name: mine, with: {a: x}", "2:47 AEF4002, 2:53 AEF4112")]
    [InlineData("workflows_name: mine, with: {a: x}", "2:51 AEF4112")]
    [InlineData("executor: feeder, with: {b: '${1 + 1}'}", "2:58 AEF3019")]
    [InlineData("executor: feeder, with: {l: 'x ${run.id}'}", "2:57 AEF3019")]
    [InlineData("executor: feeder, with: {l: ['${run.id}'], m: {x: '${run.id}'}, n: '${run.id}', a: '${1}'}", "")]
    [InlineData("executor: feeder, with: {a: ['${run.id}']}", "2:57 AEF3019")]
    [InlineData("executor: feeder, with: {c: 1}", "2:54 AEF3018")]
    public void Problems_are_reported_at_their_location(string keys, string expected) =>
        Definitions.Diagnostics(Feeds.Check($"levels:\n- [{{job_id: A, job_name: a, {keys}}}]").Diagnostics)
            .ShouldBe(expected);

    [Fact]
    public void Parameters_in_the_defaults_are_checked_once_for_each_executor() =>
        Definitions.Diagnostics(
            Feeds.Check("""
                defaults: {with: {c: 1}}
                levels:
                - - {job_id: A, job_name: a, executor: feeder}
                  - {job_id: B, job_name: b, executor: feeder}
                  - {job_id: C, job_name: c, executor: dataform-tag-executor}
                  - {job_id: D, job_name: d, workflows_name: child}
                """).Diagnostics).ShouldBe("1:12 AEF4112, 1:19 AEF3018, 1:19 AEF3018");
}
