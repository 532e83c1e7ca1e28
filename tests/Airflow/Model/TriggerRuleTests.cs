using System.Text.Json;

namespace Aef.Tests.Airflow.Model;

public sealed class TriggerRuleTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Measured =
        JsonDocument.Parse(Samples.Read("trigger_rules.json")).RootElement.GetProperty("rows")
            .Deserialize<Dictionary<string, Dictionary<string, string>>>()!;

    // What the reference says about decisions before all upstream tasks have ended, by the letters of those that have.
    private static readonly (string Rule, string Ended, string Decision)[] Early =
    [
        ("all_success", "f", "upstream_failed"),
        ("all_success", "u", "upstream_failed"),
        ("all_success", "k", "skipped"),
        ("all_success", "s", "waits"),
        ("none_failed", "f", "upstream_failed"),
        ("none_failed", "u", "upstream_failed"),
        ("none_failed", "k", "waits"),
        ("none_failed", "s", "waits"),
        ("none_failed_min_one_success", "f", "upstream_failed"), ("none_failed_min_one_success", "sk", "waits"),
        ("all_failed", "s", "skipped"), ("all_failed", "k", "skipped"), ("all_failed", "f", "waits"),
        ("none_skipped", "k", "skipped"), ("none_skipped", "f", "waits"),
        ("all_skipped", "s", "skipped"), ("all_skipped", "f", "skipped"), ("all_skipped", "k", "waits"),
        ("one_success", "s", "runs"),
        ("one_success", "fuk", "waits"),
        ("one_failed", "f", "runs"),
        ("one_failed", "u", "runs"),
        ("one_failed", "sk", "waits"),
        ("one_done", "s", "runs"), ("one_done", "f", "runs"), ("one_done", "uk", "waits"),
        ("all_done", "sfuk", "waits"), ("all_done_setup_success", "sfuk", "waits"), ("always", "", "runs"), ("always", "f", "runs"),
    ];

    [Fact]
    public void Decides_as_measured_in_every_row()
    {
        var count = 0;
        foreach (var (rule, rows) in Measured)
        {
            TriggerRule.IsKnown(rule, 3).ShouldBeTrue(rule);
            foreach (var (states, expected) in rows)
            {
                Decide(rule, states, missing: 0).ShouldBe(expected, $"{rule} after {states}");
                count++;
            }
        }

        Measured.Count.ShouldBe(13);
        count.ShouldBe(13 * 69);
    }

    [Fact]
    public void Decides_early_as_described()
    {
        foreach (var (rule, ended, decision) in Early)
        {
            Decide(rule, ended, missing: 1).ShouldBe(decision, $"{rule} after {ended} and one that runs");
        }
    }

    /// <summary>What is decided early is what is decided at the end, unless all_success is in its race.</summary>
    [Fact]
    public void Early_decisions_differ_from_late_ones_only_in_the_race_of_all_success()
    {
        var races = new HashSet<string>();
        foreach (var (rule, rows) in Measured)
        {
            foreach (var (states, late) in rows)
            {
                for (var ended = 0; ended < states.Length; ended++)
                {
                    foreach (var letters in new[] { states[..ended], states[^ended..] })
                    {
                        if (Decide(rule, letters, states.Length - ended) is var early && early != "waits" && early != late)
                        {
                            races.Add($"{rule}: {early} instead of {late}");
                        }
                    }
                }
            }
        }

        races.Where(r => !r.StartsWith("one_", StringComparison.Ordinal)).ShouldBe(["all_success: skipped instead of upstream_failed"]);
    }

    [Fact]
    public void Knows_the_rule_of_Airflow_3_1_only_there()
    {
        TriggerRule.IsKnown("all_done_min_one_success", 2).ShouldBeFalse();
        TriggerRule.IsKnown("all_done_min_one_success", 3).ShouldBeTrue();
        TriggerRule.IsKnown("none_failed_or_skipped", 2).ShouldBeFalse();
    }

    private static string Decide(string rule, string ended, int missing)
    {
        var states = ended.Select(c => c switch
            {
                's' => TaskState.Success,
                'f' => TaskState.Failed,
                'u' => TaskState.UpstreamFailed,
                _ => TaskState.Skipped,
            })
            .Concat(Enumerable.Repeat(TaskState.Running, missing));
        return TriggerRule.Decide(rule, UpstreamStates.Count(states)) switch
        {
            null => "waits",
            TaskState.Scheduled => "runs",
            TaskState.Skipped => "skipped",
            _ => "upstream_failed",
        };
    }
}
