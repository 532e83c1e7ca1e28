using Aef.Core.Views.Comparison;
using Aef.Tests.Support;

namespace Aef.Tests.Comparison;

/// <summary>Parts outside of the levels: whole entries are added and removed, and a default name is the name that it stands for.</summary>
public sealed class HeadEntryTests
{
    private const string Levels = "levels: [[{job_id: A, job_name: a, executor: x}]]\n";

    [Theory]
    [InlineData("schedule: {cron: 0 5 * * *}", "schedule: {name: d, cron: 0 5 * * *}", "")]
    [InlineData("schedule: {cron: 0 5 * * *}", "schedule: [{name: d, cron: 0 5 * * *}]", "")]
    [InlineData("schedule: [{name: d, cron: 0 5 * * *}]", "schedule: {cron: 0 6 * * *}", "~ schedule d cron")]
    [InlineData("schedule: {cron: 0 5 * * *}", "schedule: {name: d, cron: 0 6 * * *}", "~ schedule d cron")]
    [InlineData("schedule: {cron: 0 5 * * *}", "schedule: [{name: n, cron: 1 1 * * *}, {name: d, cron: 0 5 * * *, window: same_day}]", "+ schedule n|~ schedule d window")]
    [InlineData("schedule: {name: a, cron: 0 5 * * *}", "schedule: {name: b, cron: 0 5 * * *}", "+ schedule b|- schedule a")]
    [InlineData("schedule: {cron: 0 5 * * *}", "", "- schedule d")]
    [InlineData("", "inputs: {a: {type: date}, b: {default: x}}", "+ input a|+ input b")]
    [InlineData("inputs: {a: {type: date}}", "inputs: {a: {type: date, description: x}}", "~ input a description")]
    [InlineData("variables: {a: 1}", "variables: {b: 1}", "- variable a|+ variable b")]
    [InlineData("labels: {a: x}", "labels: {a: x, b: y}", "+ labels.b")]
    [InlineData("concurrency: {limit: 1}", "timeout_minutes: 5", "- concurrency|+ timeout_minutes")]
    [InlineData("concurrency: {limit: 1}", "concurrency: {limit: 1, key: x}", "~ concurrency.key")]
    [InlineData("triggers: {webhook: {name: a}}", "triggers: [{webhook: {name: b}}, {webhook: {name: a}}]", "+ triggers[0]")]
    [InlineData("triggers: {webhook: {name: a}}", "", "- triggers[0]")]
    [InlineData("triggers: {webhook: {name: a}}", "triggers: {webhook: {name: b}}", "~ triggers[0].webhook.name")]
    public void A_whole_entry_is_added_or_removed(string old, string now, string expected) =>
        Words($"name: d\n{old}\n", $"name: d\n{now}\n").ShouldBe(expected);

    /// <summary>
    /// The name of a pipeline is the name of its nameless schedule, which stays the same schedule when the pipeline is renamed.
    /// </summary>
    [Theory]
    [InlineData("name: d\nschedule: {cron: 0 5 * * *}", "name: e\nschedule: {cron: 0 5 * * *}", "~ name")]
    [InlineData("name: d\nschedule: {cron: 0 5 * * *}", "name: e\nschedule: {name: d, cron: 0 5 * * *}", "~ name")]
    [InlineData("name: d\nschedule: {name: d, cron: 0 5 * * *}", "name: e\nschedule: {cron: 0 5 * * *}", "~ name|+ schedule e|- schedule d")]
    public void A_default_name_follows_the_pipeline(string old, string now, string expected) =>
        Words(old + "\n", now + "\n").ShouldBe(expected);

    private static string Words(string old, string now) => string.Join(
        '|',
        PipelineComparer.Compare(Definitions.Pipeline(old + Levels), Definitions.Pipeline(now + Levels)).Changes.Select(c =>
            $"{c.Kind switch { ChangeKind.Added => "+", ChangeKind.Removed => "-", _ => "~" }} {ChangeWords.Property(c)}"));
}
