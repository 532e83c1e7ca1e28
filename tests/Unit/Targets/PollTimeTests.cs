using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Support;
using Aef.Workflows.Engine;

namespace Aef.Tests.Targets;

/// <summary>When a compiled pipeline polls and starts again, and that what is calculated beforehand is what the engine does.</summary>
public sealed class PollTimeTests
{
    /// <summary>Waits and limits whose quotient is a little more than a whole number in floating point, and others.</summary>
    public static TheoryData<double, double> Times => new()
    {
        { 0.7, 0.7 }, { 1.4, 0.7 }, { 2.8, 0.7 }, { 1.4, 1.4 }, { 2.8, 1.4 }, { 2.3, 2.3 }, { 4.6, 2.3 },
        { 0.1, 0.1 }, { 1.1, 1.1 }, { 7, 1 }, { 59.999, 1 }, { 60, 1 }, { 61, 1 },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void A_rounding_error_is_not_a_further_poll(double wait, double minutes)
    {
        var definition = Definitions.Thread(FormattableString.Invariant(
            $"job_id: A, job_name: a, function_id_name: f, wait_time_seconds: {wait}, async_timeout_loop_in_minutes: {minutes}"));
        var step = Definitions.Bound(definition).Steps.Single();

        var polls = RecordedRun.Of(definition, call => call.IsPoll ? RecordedRun.Answer("running") : null).Polls().ToList();

        var times = new PollSchedule(step);
        times.Count.ShouldBe((long)Math.Ceiling((decimal)minutes * 60 / (decimal)wait));
        times.At(times.Count).ShouldBe(minutes * 60, 1e-5);
        polls[^1].Seconds.ShouldBe(minutes * 60, 1e-5);
        (polls.Count - times.Count)
            .ShouldBeInRange(0, 1, "rounding may place a poll within a microsecond before the limit, and the one at the limit follows");
        polls.Take((int)times.Count).ShouldAllBe(p => Math.Abs(times.At(p.Number) - p.Seconds) < 1e-5);
    }

    [Theory]
    [InlineData("initial_delay_seconds: 400", new double[] { 400, 400, 400 })]
    [InlineData("initial_delay_seconds: 300", new double[] { 300, 300, 300 })]
    [InlineData("initial_delay_seconds: 100", new double[] { 100, 200, 300 })]
    [InlineData("initial_delay_seconds: 400, max_delay_seconds: 1000", new double[] { 400, 800, 1000 })]
    [InlineData("multiplier: 1", new double[] { 10, 10, 10 })]
    [InlineData("multiplier: 10", new double[] { 10, 100, 300 })]
    public void The_longest_pause_between_attempts_is_five_minutes_or_the_first_pause(string retry, double[] expected)
    {
        var run = RecordedRun.Of(
            Definitions.Thread($"job_id: A, job_name: a, function_name: f, retry: {{max_attempts: 4, {retry}}}"),
            _ => RecordedRun.Answer("Exception: no", 500));

        var starts = run.Starts().Select(c => c.Seconds).ToList();
        starts.Zip(starts.Skip(1), (a, b) => b - a).ShouldBe(expected);
        run.Execution.State.ShouldBe(ExecutionState.Failed);
    }
}
