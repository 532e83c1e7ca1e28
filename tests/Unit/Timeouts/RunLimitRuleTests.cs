using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Estimation;
using Aef.Tests.Support;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Timeouts;

public sealed class RunLimitRuleTests
{
    private const string Step = "job_id: J1, job_name: j1, executor: dataform-tag-executor";
    private const string Next = "job_id: J2, job_name: j2, executor: dataform-tag-executor";

    [Theory]
    [InlineData("deadline_minutes: 60\ntimeout_minutes: 60\n", "1:19 AEF3035")]
    [InlineData("deadline_minutes: 59\ntimeout_minutes: 60\n", "")]
    [InlineData("deadline_minutes: 600\n", "")]
    [InlineData("deadline_minutes: 60\ntimeout_minutes: 0\n", "2:18 AEF3004")]
    public void A_deadline_must_be_before_the_timeout(string limits, string expected) =>
        Diagnose(limits + Definitions.Thread(Step)).ShouldBe(expected);

    [Theory]
    [InlineData("async_timeout_loop_in_minutes: 31", "4:95 AEF3036")]
    [InlineData("async_timeout_loop_in_minutes: 30", "")]
    [InlineData("retry: {max_attempts: 2}", "")]
    public void A_step_with_a_longer_timeout_than_the_run_is_an_info(string key, string expected) =>
        Diagnose("timeout_minutes: 30\n" + Definitions.Thread($"{Step}, {key}")).ShouldBe(expected);

    [Fact]
    public void A_longer_timeout_in_the_defaults_is_reported_once_and_not_for_finally()
    {
        var levels = Definitions.Thread(Step, Next);

        Diagnose($"timeout_minutes: 30\ndefaults: {{async_timeout_loop_in_minutes: 90}}\n{levels}").ShouldBe("2:43 AEF3036");
        var last = Step.Replace("J1", "Z").Replace("j1", "z");
        Diagnose($"timeout_minutes: 30\n{levels}finally: [{{{last}, async_timeout_loop_in_minutes: 90}}]").ShouldBe("");
    }

    [Theory]
    [InlineData("0.5", "", "1:18 AEF3037")] // J2 starts after 30 s
    [InlineData("0.6", "", "")]
    [InlineData("0.5", ", when: '${run.id != \"x\"}'", "")]
    [InlineData("0.5", ", next: J2", "")]
    [InlineData("0.5", ", wait_time_seconds: 5", "")]
    [InlineData("0.5", ", type: sync", "")]
    public void A_timeout_that_no_run_can_keep_is_a_warning(string minutes, string more, string expected)
    {
        Diagnose($"timeout_minutes: {minutes}\n" + Definitions.Thread(Step + more, Next)).ShouldBe(expected);
        Diagnose($"timeout_minutes: {minutes}\n" + Definitions.Levels([Step + more], [Next])).ShouldBe(expected);
    }

    [Fact]
    public void Measure_counts_the_polls_until_the_end_of_the_run()
    {
        long? AtMost(string limits) =>
            WorkflowMeasurer.Measure(TimedRuns.CompileTimed(limits + Pipeline("single", "", "type: async"))).Steps.UntilLimit;

        var (free, cut) = (AtMost(""), AtMost("timeout_minutes: 10\n"));

        (free - cut).ShouldNotBeNull().ShouldBeInRange(380, 400); // 100 polls of four steps less, and more for the limit itself
    }

    private static string Diagnose(string text) => Definitions.Diagnostics(
        Definitions.Check(text).Diagnostics.Where(d => d.Code is not "AEF4002"));
}
