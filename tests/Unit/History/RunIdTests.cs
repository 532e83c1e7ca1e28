using Aef.Runs.State;

namespace Aef.Tests.History;

public sealed class RunIdTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 30, 18, 15, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_is_the_time_in_UTC_and_three_characters() =>
        RunId.Create(Time.ToOffset(TimeSpan.FromHours(5)), 31).ShouldBe("20261130-181500-00z");

    [Fact]
    public void Ids_sort_by_time_to_the_millisecond_and_are_ids()
    {
        var ids = Enumerable.Range(0, 2500).Select(i => RunId.Create(Time.AddMilliseconds(i), i * 7)).ToList();

        ids.Order(StringComparer.Ordinal).ShouldBe(ids);
        ids.ShouldAllBe(i => RunId.IsId(i));
        ids.ShouldAllBe(i => RunId.TimeOf(i) <= Time.AddSeconds(3));
    }

    [Theory]
    [InlineData("20261130-181500-k3f", true)]
    [InlineData("20261130-181500-k3i", false)] // i looks like 1
    [InlineData("20261330-181500-k3f", false)]
    [InlineData("20261130-181500-k3", false)]
    [InlineData("20261130-181500_k3f", false)]
    [InlineData("../../etc/passwd-k3", false)]
    public void Only_the_form_of_an_id_is_an_id(string text, bool expected) => RunId.IsId(text).ShouldBe(expected);

    [Theory]
    [InlineData("2026", true)]
    [InlineData("20261130-18", true)]
    [InlineData("night.journal", false)]
    [InlineData("20", false)]
    public void A_prefix_differs_from_the_name_of_a_journal(string text, bool expected) => RunId.IsPrefix(text).ShouldBe(expected);
}
