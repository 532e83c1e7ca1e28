using Aef.Core.Views.Layouts;

namespace Aef.Tests.Layouts;

/// <summary>The positions of a time line.</summary>
public sealed class GanttLayoutTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Positions_are_fractions_of_the_time()
    {
        var layout = GanttLayout.Of([Item("A", (0, 50), (50, 100))], Start, Start.AddSeconds(100));

        layout.Rows[0].Boxes.Select(b => (b.X, b.Width)).ShouldBe([(0d, 0.5), (0.5, 0.5)]);
    }

    [Fact]
    public void The_shortest_part_is_visible_and_none_leaves_the_picture()
    {
        var layout = GanttLayout.Of([Item("A", (0, 0), (99.999, 100), (100, 100), (-5, 200))], Start, Start.AddSeconds(100));

        layout.Rows[0].Boxes.ShouldAllBe(b => b.Width >= GanttLayout.LeastWidth && b.X >= 0 && b.X + b.Width <= 1.0000001);
    }

    [Fact]
    public void A_run_without_duration_has_a_picture()
    {
        var layout = GanttLayout.Of([Item("A", (0, 0))], Start, Start);

        layout.Rows[0].Boxes[0].X.ShouldBe(0);
        layout.Scale.Ticks(9).ShouldHaveSingleItem().Time.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(0.07)]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(3600)]
    [InlineData(90_000)]
    [InlineData(400_000_000)]
    public void Marks_are_even_and_few(double seconds)
    {
        var ticks = new GanttScale(Start, TimeSpan.FromSeconds(seconds)).Ticks(9).ToList();

        ticks.Count.ShouldBeInRange(2, 9);
        ticks[0].X.ShouldBe(0);
        ticks.ShouldAllBe(t => t.X >= 0 && t.X <= 1);
        ticks.Zip(ticks.Skip(1)).Select(p => Math.Round((p.Second.Time - p.First.Time).TotalSeconds, 6)).Distinct().Count().ShouldBe(1);
    }

    private static GanttItem Item(string id, params (double From, double To)[] parts) => new(
        id, id, "1", [.. parts.Select(p => new GanttSegment(GanttKind.Succeeded, Start.AddSeconds(p.From), Start.AddSeconds(p.To)))]);
}
